import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { type DatabaseLogins, loginsOf, migrate } from "../../subgraphs/kit/database/migrate";
import { TEST_DATABASE_URL } from "./test-postgres";

const template = "pakmut_template";
/** Any constant: only one test file at a time makes the template. */
const templateLock = 7_202_614;

/** A migrated database of one test file's own. */
export interface TestDatabase {
  adminUrl: string;
  logins: DatabaseLogins;
  drop(): Promise<void>;
}

const onDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
};

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeTemplate(client: Client, serverUrl: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1 and datistemplate", [template]);
  if (rowCount) return;
  await client.query(`drop database if exists ${template}`);
  await client.query(`create database ${template}`);
  await migrate(onDatabase(serverUrl, template), allSubgraphs, () => undefined);
  await client.query(`alter database ${template} is_template true`);
}

/** Makes a database for one test file by copying a migrated one: some 50 ms instead of seconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env[TEST_DATABASE_URL];
  if (!serverUrl) throw new Error(`${TEST_DATABASE_URL} is not set: run the tests through npm test.`);
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withClient(serverUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [templateLock]);
    await makeTemplate(client, serverUrl);
    await client.query(`create database ${name} template ${template}`);
  });
  const adminUrl = onDatabase(serverUrl, name);
  const logins = loginsOf(adminUrl, allSubgraphs);
  const drop = (): Promise<void> =>
    withClient(serverUrl, async (client) => void (await client.query(`drop database ${name} with (force)`)));
  return { adminUrl, logins, drop };
}
