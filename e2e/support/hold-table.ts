import { Client } from "pg";
import { findRunningPostgres } from "../../local/postgres/postgres.server";
import type { RunningPakmut } from "./pakmut";

/** Keeps everybody from writing to a table, so that work stands still while somebody looks at it. Gives what lets go of it. */
export async function holdTable({ dataDir }: RunningPakmut, table: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: findRunningPostgres(dataDir) });
  await client.connect();
  await client.query(`begin; lock table ${table} in exclusive mode`);
  return () => client.end();
}
