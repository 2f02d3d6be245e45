import { rootPath } from "../database/scope";
import type { Chore } from "../job/job";
import { importedFileKind } from "./file-import.service";

/** Looks after imports that are over: their files go with the next sweep, their rows after a month. */
export const sweepFileImports = (schemaName: string, everySeconds = 3_600): Chore => ({
  everySeconds,
  run: async ({ operation }) => {
    await operation.write(rootPath, async ({ query }) => {
      await query(
        `update ${schemaName}.imports set state = 'CANCELLED', finished_at = now()
         where state = 'CHECKED' and checked_at < now() - interval '7 days'`,
      );
      await query(
        `update ${schemaName}.files set attached_at = null, pending_since = now()
         where kind = '${importedFileKind}' and attached_at is not null
           and id in (select file_id from ${schemaName}.imports where finished_at is not null)`,
      );
      await query(
        `delete from ${schemaName}.import_rows
         where import_id in (select id from ${schemaName}.imports where finished_at < now() - interval '30 days')`,
      );
    });
  },
});
