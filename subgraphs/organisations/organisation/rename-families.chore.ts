import { rootPath } from "../../kit/database/scope";
import type { Operation } from "../../kit/database/operation";
import type { Chore } from "../../kit/job/job";

/** Of one transaction: nobody who edits one of them waits long. */
const part = 1_000;

const newName = "select name_th from organisations.organisations where id = $1";

/** Gives some children of a renamed parent its name; `false` when none were left, and the parent is off the list. */
const renameSome = (operation: Operation, id: string): Promise<boolean> =>
  operation.write(rootPath, async ({ query }) => {
    // Whoever renames it again waits until it is off the list, and puts it there anew.
    await query("select from organisations.organisations where id = $1 for no key update", [id]);
    const renamed = await query(
      `update organisations.organisations o set parent_name_th = (${newName})
       where o.id = any(array(
         select id from organisations.organisations where parent_id = $1 and parent_name_th <> (${newName}) limit ${part}
       )) returning o.id`,
      [id],
    );
    if (renamed.length === 0) await query("delete from organisations.renamed_parents where id = $1", [id]);
    return renamed.length > 0;
  });

/** Lets the children of large families follow their parent's new name, in the order of lists that are sorted by it. */
export const renameFamilies: Chore = {
  everySeconds: 5,
  run: async ({ operation, signal }) => {
    const parents = await operation.query<{ id: string }>("select id from organisations.renamed_parents order by at");
    for (const { id } of parents) while (!signal.aborted && (await renameSome(operation, id)));
  },
};
