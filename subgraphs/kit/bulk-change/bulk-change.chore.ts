import { rootPath } from "../database/scope";
import type { Chore } from "../job/job";

/** Forgets which records a change was about, a month after it ended; the records' own history remembers. */
export const sweepBulkChanges = (schemaName: string, everySeconds = 3_600): Chore => ({
  everySeconds,
  run: async ({ operation }) => {
    await operation.write(rootPath, ({ query }) =>
      query(
        `delete from ${schemaName}.bulk_change_rows
         where bulk_change_id in (select id from ${schemaName}.bulk_changes where finished_at < now() - interval '30 days')`,
      ),
    );
  },
});
