import { rootPath } from "../database/scope";
import type { Chore } from "../job/job";

/**
 * Seals the new entries of a schema's audit trail, every minute. What happens to an entry in the minute before is not seen
 * by the seals.
 */
export const sealAudit = (schemaName: string): Chore => ({
  everySeconds: 60,
  run: async ({ operation, signal }) => {
    const seal = (): Promise<number> =>
      operation.write(rootPath, async ({ query }) => {
        const [sealed] = await query<{ count: number }>(`select ${schemaName}.seal_audit_entries() as count`);
        return sealed?.count ?? 0;
      });
    while ((await seal()) > 0) signal.throwIfAborted();
  },
});
