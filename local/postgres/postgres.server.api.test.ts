import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { readPostmasterNote } from "./postgres.orphan";
import { removePostgresPlace } from "./postgres.place";
import { type RunningPostgres, findRunningPostgres, startPostgres } from "./postgres.server";

const directories: string[] = [];
const servers: RunningPostgres[] = [];

function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "pakmut-postgres-"));
  chmodSync(dataDir, 0o755);
  directories.push(dataDir);
  return dataDir;
}

async function start(dataDir: string, port?: number): Promise<RunningPostgres> {
  const server = await startPostgres({
    dataDir,
    purpose: "a test",
    settings: { shared_buffers: "16MB" },
    ...(port && { port }),
  });
  servers.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  // The server may be killed under the connection; the query then fails, which is enough.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  for (const server of servers) await server.stop();
  for (const directory of directories) {
    removePostgresPlace(directory);
    rmSync(directory, { recursive: true, force: true });
  }
});

describe("the embedded PostgreSQL", () => {
  test("is a PostgreSQL 18 that keeps what was committed, with checksums, C collation and Thai ordering by ICU", async () => {
    const dataDir = newDataDir();
    const first = await start(dataDir);
    const [settings] = await query(
      first.url,
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('data_checksums') as checksums,
              current_setting('fsync') as fsync, datcollate, datctype from pg_database where datname = current_database()`,
    );
    expect(settings).toEqual({ version: 18, checksums: "on", fsync: "on", datcollate: "C", datctype: "C.UTF-8" });
    await query(first.url, "create table kept as select name from (values ('ข'), ('เก'), ('ก')) as v(name)");
    await first.stop();
    const second = await start(dataDir);
    expect(second.url).toBe(first.url);
    const rows = await query(second.url, `select name from kept order by name collate "th-x-icu"`);
    expect(rows.map(({ name }) => name)).toEqual(["ก", "เก", "ข"]);
    await second.stop();
  });

  test("starts again after a server of ours was left running or was killed", async () => {
    const dataDir = newDataDir();
    const first = await start(dataDir);
    await query(first.url, "create table kept (id int)");
    // kill -9 of the server alone, as the out-of-memory killer does it.
    process.kill(readPostmasterNote(join(dataDir, "postgres", "cluster"))?.pid ?? Number.NaN, "SIGKILL");
    await first.exited;
    await first.stop();
    const second = await start(dataDir);
    expect(await query(second.url, "select count(*)::int as count from kept")).toEqual([{ count: 0 }]);
    await second.stop();
  });

  test("is not fooled by a process number that belongs to another program now", async () => {
    const dataDir = newDataDir();
    await (await start(dataDir)).stop();
    const cluster = join(dataDir, "postgres", "cluster");
    writeFileSync(join(cluster, "postmaster.pid"), `${process.ppid}\n${cluster}\n1\n5432\n\n127.0.0.1\n 1 1\nready\n`);
    await (await start(dataDir)).stop();
  });

  test("belongs to one command at a time, and tells another where it is", async () => {
    const dataDir = newDataDir();
    const server = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(/"a test" \(process \d+\) already works with this data directory/);
    expect(findRunningPostgres(dataDir)).toBe(server.url);
    await server.stop();
    expect(findRunningPostgres(dataDir)).toBeUndefined();
  });

  test("keeps its password from everybody else", async () => {
    const dataDir = newDataDir();
    const server = await start(dataDir);
    await expect(query(server.url.replace(/:[^:@]*@/, ":wrong@"), "select 1")).rejects.toThrow(/authentication failed/);
    await server.stop();
  });

  test("says in one sentence what is wrong with a data directory, and what to do", async () => {
    const foreign = newDataDir();
    mkdirSync(join(foreign, "postgres", "cluster"), { recursive: true });
    writeFileSync(join(foreign, "postgres", "cluster", "notes.txt"), "mine");
    await expect(start(foreign)).rejects.toThrow(/damaged or not one of Pakmut's: .*move the directory away/);

    const older = newDataDir();
    await (await start(older)).stop();
    const versionFile = join(older, "postgres", "cluster", "PG_VERSION");
    writeFileSync(versionFile, readFileSync(versionFile, "utf8").replace("18", "17"));
    await expect(start(older)).rejects.toThrow(/made by PostgreSQL 17, this is PostgreSQL 18: move it away/);

    const blocked = newDataDir();
    writeFileSync(join(blocked, "postgres"), "a file");
    await expect(start(blocked)).rejects.toThrow(/is in the way, a directory is needed there/);
  });

  test("takes another port when the last one is in use, and says so when it was asked for by number", async () => {
    const dataDir = newDataDir();
    const first = await start(dataDir);
    const port = Number(new URL(first.url).port);
    await first.stop();
    const squatter = createServer().listen(port, "127.0.0.1");
    await new Promise((resolve) => squatter.once("listening", resolve));
    try {
      await expect(start(dataDir, port)).rejects.toThrow(/port .* is in use by another program/);
      const second = await start(dataDir);
      expect(new URL(second.url).port).not.toBe(String(port));
      await second.stop();
    } finally {
      squatter.close();
    }
  });
});
