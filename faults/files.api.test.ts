import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import pino from "pino";
import { requireFreePort } from "../local/port";
import { createTestDatabase, type TestDatabase } from "../local/testing/test-database";
import { photoOf, upload } from "../local/testing/test-files";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { Database } from "../subgraphs/kit/database/database";
import { FILES_DIR } from "../subgraphs/kit/file/file.settings";
import { sweepFiles } from "../subgraphs/kit/file/sweep-files.chore";
import { runChore } from "../subgraphs/kit/job/chore.runner";
import { PakmutVictim } from "./pakmut.victim";
import { makeScene, type Officer } from "./scene";

const kills = 3;

describe("a process that is killed between a file's bytes and its row", () => {
  let testDatabase: TestDatabase;
  let database: Client;
  let dir: string;
  let officer: Officer;
  const files = () => join(dir, "files", "service_points");
  const folders = (): string[] => {
    try {
      return readdirSync(files()).flatMap((part) =>
        readdirSync(join(files(), part)).map((id) => join(files(), part, id)),
      );
    } catch {
      return [];
    }
  };

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = new Client({ connectionString: testDatabase.adminUrl });
    await database.connect();
    dir = mkdtempSync(join(tmpdir(), "pakmut-files-"));
    [officer] = (await makeScene(database, 1, 1)) as [Officer];
  });
  afterAll(async () => {
    await database.end();
    await testDatabase.drop();
    rmSync(dir, { recursive: true, force: true });
  });

  test("leaves bytes that nobody knows, no row without bytes, and the sweeper takes them", async () => {
    const port = await requireFreePort("127.0.0.1", 0);
    const victim = new PakmutVictim(testDatabase.adminUrl, port, join(dir, "pakmut.log"));
    const recordId = officer.servicePointIds[0] as string;
    const { rows } = await database.query<{ organisation_id: string }>(
      "select organisation_id from service_points.service_points where id = $1",
      [recordId],
    );
    // Whoever holds this lock keeps the row from being written: the bytes are all there by then.
    const lock = `files ${rows[0]?.organisation_id}`;
    const photo = await photoOf("red");
    const send = () => upload(victim.url, officer, photo, { to: "service-points/photo", recordId }).catch(() => null);
    try {
      for (let kill = 1; kill <= kills; kill++) {
        await victim.start();
        await database.query("select pg_advisory_lock(hashtextextended($1, 0))", [lock]);
        const answer = send();
        while (!folders().some((folder) => readdirSync(folder).length === 6 && folders().length === kill))
          await victim.alarm.pause(5);
        await victim.end("SIGKILL");
        await database.query("select pg_advisory_unlock(hashtextextended($1, 0))", [lock]);
        expect(await answer).toBeNull();
        expect((await database.query("select id from service_points.files")).rows).toEqual([]);
      }
      expect(folders()).toHaveLength(kills);
      await victim.start();
      expect(await send()).toMatchObject({ status: 200 });
    } finally {
      await victim.end("SIGKILL");
    }
    await sweepLater();
    const known = (await database.query<{ id: string }>("select id from service_points.files")).rows;
    expect(folders().map((folder) => folder.slice(-36))).toEqual(known.map(({ id }) => id));
  }, 120_000);

  /** Two hours later, as the clock of the disk has it. */
  async function sweepLater(): Promise<void> {
    const then = new Date(Date.now() - 2 * 3_600_000);
    for (const folder of folders()) utimesSync(folder, then, then);
    process.env[FILES_DIR] = join(dir, "files");
    const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
    const pool = await Database.connect({ url: testDatabase.logins.appUrl, entities });
    const settings = { database: pool, logger: pino({ enabled: false }), signal: new AbortController().signal };
    await runChore("sweep", sweepFiles("service_points"), settings).finally(() => pool.close());
  }
});
