import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { openLocalDatabase } from "../local/local-database";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { type DatabaseLogins, migrate } from "../subgraphs/kit/database/migrate";

/** A migrated database for measuring, with its owner signed in. */
export interface BenchDatabase {
  admin: Client;
  adminUrl: string;
  logins: DatabaseLogins;
}

/** An embedded PostgreSQL for measuring; each set of rows gets a database of its own. */
export interface BenchServer {
  /** A folder of the run's own, removed at the end. */
  folder: string;
  open(name: string): Promise<BenchDatabase>;
}

const onDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** Stops the PostgreSQL and removes the folder once the channel to us closes, also when we are killed. */
const startCleaner = (folder: string): ChildProcess =>
  fork(join(__dirname, "clean-up.js"), [folder], { detached: true, stdio: ["ignore", "ignore", "inherit", "ipc"] });

/** Runs `work` with an embedded PostgreSQL of its own, and leaves nothing behind. */
export async function withBenchServer<Result>(
  log: (line: string) => void,
  work: (server: BenchServer) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "pakmut-bench-"));
  // As root the server runs as a user of its own, which must get in.
  chmodSync(folder, 0o755);
  const cleaner = startCleaner(folder);
  const local = await openLocalDatabase({
    dataDir: folder,
    databaseUrl: undefined,
    purpose: "npm run bench",
    mayShare: false,
    log,
  });
  const opened: Client[] = [];
  const connect = async (url: string): Promise<Client> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    opened.push(client);
    return client;
  };
  try {
    const server = await connect(local.adminUrl);
    const open = async (name: string): Promise<BenchDatabase> => {
      await server.query(`create database ${server.escapeIdentifier(name)}`);
      const url = onDatabase(local.adminUrl, name);
      const logins = await migrate(url, allSubgraphs, () => undefined);
      return { admin: await connect(url), adminUrl: url, logins };
    };
    return await work({ folder, open });
  } finally {
    for (const client of opened) await client.end();
    await local.close();
    const cleaned = once(cleaner, "exit");
    cleaner.disconnect();
    await cleaned;
  }
}
