import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { requireFreePort } from "../local/port";
import { createTestDatabase, type TestDatabase } from "../local/testing/test-database";
import { upload } from "../local/testing/test-files";
import { csvOf } from "../local/testing/test-file-import";
import { sendOperation } from "./graphql.client";
import { PakmutVictim } from "./pakmut.victim";
import { makeScene, type Officer } from "./scene";

const rowCount = 300;
const fields = "id state added changed unchanged bad isStale";

/** The whole of Pakmut is killed (kill -9) while a file is compared, and while it is written. */
describe("an import whose process is killed", () => {
  let testDatabase: TestDatabase;
  let database: Client;
  let holder: Client;
  let dir: string;
  let officer: Officer;
  let departmentId: string;
  let victim: PakmutVictim;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    [database, holder] = [0, 1].map(() => new Client({ connectionString: testDatabase.adminUrl })) as [Client, Client];
    await Promise.all([database.connect(), holder.connect()]);
    [officer] = (await makeScene(database, 1, 1)) as [Officer];
    // What a file adds goes below a department by its code.
    const giveCode =
      "update organisations.organisations set code = '0106200000000' where level = 'DEPARTMENT' returning id";
    departmentId = (await rowsOf(giveCode))[0].id;
    dir = mkdtempSync(join(tmpdir(), "pakmut-import-"));
    const port = await requireFreePort("127.0.0.1", 0);
    victim = new PakmutVictim(testDatabase.adminUrl, port, join(dir, "pakmut.log"));
    await victim.start();
  }, 60_000);
  afterAll(async () => {
    await victim.end("SIGKILL");
    await Promise.all([database.end(), holder.end()]);
    await testDatabase.drop();
    rmSync(dir, { recursive: true, force: true });
  });

  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the statement
  const rowsOf = async (sql: string): Promise<any[]> => (await database.query(sql)).rows;
  const ask = async (query: string, variables: Record<string, unknown>) => {
    const reply = await sendOperation(victim.url, officer.cookie, query, { ...variables, key: crypto.randomUUID() });
    expect(reply).toMatchObject({ status: 200, code: null });
    return reply?.data?.told;
  };
  const states = async (): Promise<string[]> =>
    (await rowsOf("select state from organisations.imports")).map(({ state }) => state);
  const added = async (): Promise<number> =>
    (await rowsOf("select 1 from organisations.organisations where name_th like 'สาขานำเข้า %'")).length;

  async function startImport(): Promise<string> {
    const rows = Array.from({ length: rowCount }, (_, row) => [`สาขานำเข้า ${row + 1}`]);
    const bytes = csvOf([["ชื่อหน่วยงาน"], ...rows]);
    const headers = { "content-type": "application/octet-stream" };
    const sent = { to: "organisations/import", recordId: departmentId, name: "สาขา.csv", headers };
    const { id: fileId } = await upload(victim.url, officer, bytes, sent);
    const start = `mutation ($fileId: ID!, $parentId: ID!, $key: String!) {
      told: startOrganisationImport(fileId: $fileId, parentId: $parentId, idempotencyKey: $key) { ${fields} } }`;
    return (await ask(start, { fileId, parentId: departmentId })).id;
  }

  /** Kills Pakmut when its import has done all of its work but the last statement. */
  async function killAtTheEndOf(id: string): Promise<void> {
    await holder.query("begin");
    await holder.query("select 1 from organisations.imports where id = $1 for update", [id]);
    const alive = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'pakmut import'`;
    while (!(await rowsOf(`${alive} and wait_event_type = 'Lock'`)).length) await victim.alarm.pause(20);
    await victim.end("SIGKILL");
    while ((await rowsOf(alive)).length) await victim.alarm.pause(20);
    await holder.query("rollback");
  }

  /** Starts Pakmut again, with the job put back as its missed heartbeat does after half a minute (`jobs.api.test.ts`). */
  async function goOn(id: string) {
    await database.query(
      "update organisations_jobs.job set state = 'retry', start_after = now() where state = 'active'",
    );
    await victim.start();
    for (;;) {
      const told = await ask(`query ($id: ID!) { told: organisationImport(id: $id) { ${fields} } }`, { id });
      if (told.state !== "CHECKING" && told.state !== "APPLYING") return told;
      await victim.alarm.pause(100);
    }
  }

  test("leaves nothing half done, says what it is at, and goes on by itself to its one effect", async () => {
    const id = await startImport();
    await killAtTheEndOf(id);
    expect(await states()).toEqual(["CHECKING"]);
    expect(await rowsOf("select 1 from organisations.import_rows")).toEqual([]);
    expect(await goOn(id)).toMatchObject({ state: "CHECKED", added: rowCount, bad: 0, isStale: false });
    expect(await rowsOf("select 1 from organisations.import_rows")).toHaveLength(rowCount);
    expect(await added()).toBe(0);

    await ask(
      `mutation ($id: ID!, $key: String!) {
        told: applyOrganisationImport(id: $id, skipsBadRows: false, idempotencyKey: $key) { ${fields} } }`,
      { id },
    );
    await killAtTheEndOf(id);
    expect(await states()).toEqual(["APPLYING"]);
    expect(await added()).toBe(0);
    expect(await goOn(id)).toMatchObject({ state: "APPLIED", added: rowCount, bad: 0 });
    expect(await added()).toBe(rowCount);
    const entries = await rowsOf(
      "select count(*)::int as count from organisations.audit_entries where action = 'importOrganisations'",
    );
    expect(entries).toEqual([{ count: rowCount }]);
  }, 90_000);
});
