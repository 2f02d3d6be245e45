import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestClient, TestSession } from "../../../local/testing/test-client";
import { csvOf, found, TestFileImport } from "../../../local/testing/test-file-import";
import { waitForBlockedImport } from "../../../local/testing/test-import";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";
import { runChore } from "../../kit/job/chore.runner";
import { FileImportJournal, ImportStopped } from "../../kit/file-import/file-import.journal";
import { runImport } from "../../kit/import/run-import";
import { organisationImport } from "./directory-import";
import { sweepFileImports } from "../../kit/file-import/file-import.chore";
import pino from "pino";

let pakmut: TestPakmut;
let department: TestNode;
let office: TestNode;
let officer: TestClient;
let central: TestFileImport;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวง");
  department = await addOrganisation(pakmut, "กรม", { below: ministry, columns: { code: "0106200000000" } });
  office = await addOrganisation(pakmut, "สำนักงาน", { below: department, columns: { code: "0106200000001" } });
  officer = await pakmut.as("CENTRAL_OFFICER", department.id);
  central = new TestFileImport(pakmut, officer, "organisations", department.id);
}, 60_000);
afterAll(() => pakmut.close());

const header = ["รหัสหน่วยงาน", "รหัสหน่วยงานต้นสังกัด", "ชื่อหน่วยงาน", "เว็บไซต์"];
const fresh = (name: string, count: number): string[][] => [
  header,
  ...Array.from({ length: count }, (_, row) => ["", "0106200000000", `${name} ${row + 1}`, ""]),
];
const countNamed = async (name: string): Promise<number> =>
  (await pakmut.sql("select 1 from organisations.organisations where name_th like $1", [`${name} %`])).length;

const waitForBlocked = (): Promise<number> => waitForBlockedImport((text) => pakmut.sql(text));

describe("imports that come in each other's way", () => {
  test("write the same file once when it is applied twice at the same time", async () => {
    const jobs = await pakmut.startJobs();
    const [first, second] = [await central.check(fresh("สาขา", 300)), await central.check(fresh("สาขา", 300))];
    expect([found(first), found(second)]).toEqual([
      [300, 0, 0, 0],
      [300, 0, 0, 0],
    ]);
    await Promise.all([central.apply(first.id), central.apply(second.id)]);
    const ends = await Promise.all([central.settled(first.id), central.settled(second.id)]);
    expect(ends.map(({ state }) => state).sort()).toEqual(["APPLIED", "CHECKED"]);
    expect(ends.find(({ state }) => state === "CHECKED")).toMatchObject({ isStale: true, added: 0, unchanged: 300 });
    expect(await countNamed("สาขา")).toBe(300);
    await jobs.stop();
  }, 30_000);

  test("leave nothing when they are killed while writing, and are done once when they are begun again", async () => {
    const rows = [...fresh("หน่วย", 50), ["0106200000001", "", "", "https://killed.example"]];
    const jobs = await pakmut.startJobs();
    const checked = await central.check(rows);
    const holder = new Client({ connectionString: pakmut.testDatabase.adminUrl });
    await holder.connect();
    await holder.query("begin");
    await holder.query("select 1 from organisations.organisations where id = $1 for update", [office.id]);
    await central.apply(checked.id);
    const pid = await waitForBlocked();
    await pakmut.sql("select pg_terminate_backend($1)", [pid]);
    expect(await countNamed("หน่วย")).toBe(0);
    expect(await central.state(checked.id)).toMatchObject({ state: "APPLYING" });
    await holder.query("rollback");
    await holder.end();
    expect(await central.settled(checked.id)).toMatchObject({ state: "APPLIED", added: 50, changed: 1 });
    expect(await countNamed("หน่วย")).toBe(50);
    await jobs.stop();
  }, 60_000);

  test("are told to be old when an officer saves a record just before they write it, and overwrite nothing", async () => {
    const jobs = await pakmut.startJobs();
    const checked = await central.check([header, ["0106200000001", "", "", "https://file.example"]]);
    const holder = new Client({ connectionString: pakmut.testDatabase.adminUrl });
    await holder.connect();
    await holder.query("begin");
    const saved = "https://officer.example";
    await holder.query("update organisations.organisations set website = $2 where id = $1", [office.id, saved]);
    await central.apply(checked.id);
    await waitForBlocked();
    await holder.query("commit");
    await holder.end();
    expect(await central.settled(checked.id)).toMatchObject({ state: "CHECKED", isStale: true, changed: 1 });
    expect(await pakmut.sql("select website from organisations.organisations where id = $1", [office.id])).toEqual([
      { website: saved },
    ]);
    await jobs.stop();
  }, 60_000);

  test("write nothing once they are stopped", async () => {
    const waiting = await central.start(fresh("ยกเลิก", 3));
    expect(await central.cancel(waiting.id)).toMatchObject({ state: "CANCELLED" });
    const jobs = await pakmut.startJobs();
    const checked = await central.check(fresh("หยุด", 3));
    const holder = new Client({ connectionString: pakmut.testDatabase.adminUrl });
    await holder.connect();
    // Whoever writes waits for this one.
    await holder.query("begin");
    await holder.query("select pg_advisory_xact_lock(7202612, 1)");
    await central.apply(checked.id);
    await waitForBlocked();
    await central.cancel(checked.id);
    await holder.query("rollback");
    await holder.end();
    await jobs.stop();
    expect(await central.state(checked.id)).toMatchObject({ state: "CANCELLED" });
    expect(await central.state(waiting.id)).toMatchObject({ state: "CANCELLED", added: 0 });
    expect((await countNamed("ยกเลิก")) + (await countNamed("หยุด"))).toBe(0);
    const again = await officer.refusal(
      "mutation ($id: ID!, $key: String!) { cancelOrganisationImport(id: $id, idempotencyKey: $key) { id } }",
      { id: checked.id },
    );
    expect(again.extensions.code).toBe("INVALID_TRANSITION");
  }, 60_000);

  test("write nothing when they were stopped behind the last look for that: the end finds out", async () => {
    const jobs = await pakmut.startJobs();
    const checked = await central.check(fresh("ปลายทาง", 3));
    await central.cancel(checked.id);
    await jobs.stop();
    const folder = mkdtempSync(join(tmpdir(), "pakmut-import-"));
    const file = join(folder, "file.csv");
    writeFileSync(file, csvOf(fresh("ปลายทาง", 3)));
    const { personId, grantId } = officer.session as TestSession;
    const role = "CENTRAL_OFFICER" as const;
    const grant = { id: grantId as string, role, organisationId: department.id, scopePath: department.path };
    const actor = { personId, displayName: "ทดสอบ", grant, address: null };
    const { target } = organisationImport;
    const of = { schemaName: "organisations", target, importId: checked.id, isApplied: true, actor };
    const journal = new FileImportJournal(of);
    const { appUrl } = pakmut.testDatabase.logins;
    const settings = { appUrl, file, scopePath: department.path, isApplied: true, journal };
    await expect(runImport(organisationImport, settings)).rejects.toThrow(ImportStopped);
    rmSync(folder, { recursive: true });
    expect(await countNamed("ปลายทาง")).toBe(0);
  }, 30_000);

  test("write nothing for somebody whose grant has ended meanwhile", async () => {
    const soonGone = await pakmut.as("CENTRAL_OFFICER", department.id);
    const hers = new TestFileImport(pakmut, soonGone, "organisations", department.id);
    let jobs = await pakmut.startJobs();
    const checked = await hers.check(fresh("ไม่มีสิทธิ์", 3));
    await jobs.stop();
    await hers.apply(checked.id);
    await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [soonGone.session?.grantId]);
    jobs = await pakmut.startJobs();
    expect(await central.settled(checked.id)).toMatchObject({
      state: "REFUSED",
      refusalTh: expect.stringContaining("สิทธิ์ของผู้นำเข้าสิ้นสุด"),
    });
    await jobs.stop();
    expect(await countNamed("ไม่มีสิทธิ์")).toBe(0);
  }, 60_000);

  test("are put away when they are over: the file at once, the rows after a month", async () => {
    const [old] = await pakmut.sql<{ id: string; file_id: string }>(
      `update organisations.imports set finished_at = now() - interval '31 days' where id in (
         select import_id from organisations.import_rows) and state = 'APPLIED' returning id, file_id`,
    );
    const logger = pino({ level: "silent" });
    const context = { database: pakmut.database, logger, signal: new AbortController().signal };
    await runChore("sweep", sweepFileImports("organisations"), context);
    expect(await central.rows(old?.id as string, "ADDED")).toEqual([]);
    const files = await pakmut.sql<{ waits: boolean }>(
      "select attached_at is null as waits from organisations.files where id = $1",
      [old?.file_id],
    );
    expect(files).toEqual([{ waits: true }]);
  });
});
