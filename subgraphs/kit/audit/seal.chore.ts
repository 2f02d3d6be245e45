import type { Chore } from "../job/job";

/**
 * Seals the new entries of a schema's audit trail, every minute. What happens to an entry in the minute before is not seen
 * by the seals.
 */
export const sealAudit = (schemaName: string): Chore => ({
  everySeconds: 60,
  run: async ({ database, signal }) => {
    const seal = async (): Promise<number> => {
      const sql = `select ${schemaName}.seal_audit_entries() as count`;
      return (await database.jobPool.query<{ count: number }>(sql)).rows[0]?.count ?? 0;
    };
    while ((await seal()) > 0) signal.throwIfAborted();
  },
});
