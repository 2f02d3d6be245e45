import { randomUUID } from "node:crypto";
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestSignIn } from "../../gateway/testing/test-sign-in";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { FILES_DIR } from "../../subgraphs/kit/file/file.settings";
import { migrate } from "../../subgraphs/kit/database/migrate";
import { removePostgresPlace } from "../postgres/postgres.place";
import { type RunningPostgres, startPostgres } from "../postgres/postgres.server";
import { TestClient } from "../testing/test-client";
import { photoOf, upload } from "../testing/test-files";
import { TestPakmut } from "../testing/test-pakmut";
import { filesDirOfTests } from "../testing/test-places";
import { TEST_DATABASE_URL } from "../testing/test-postgres";
import { addOrganisation, addServicePoint } from "../testing/test-tree";
import { makeBackup } from "./make-backup";
import { restoreBackup } from "./restore-backup";

const pinMutation = `mutation ($id: ID!, $version: Int!, $input: PinInput!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: $input, idempotencyKey: $key) { id version }
}`;

/** Everything that must agree about a service point, read behind the API. */
const evidence = `
  select point.id, point.version, point.latitude::float as latitude,
    (select count(*)::int from service_points.audit_entries entry where entry.entity_id = point.id) as entries,
    (select max(entry.entity_version) from service_points.audit_entries entry where entry.entity_id = point.id) as audited,
    (select count(*)::int from service_points.idempotency_keys used where used.entity_id = point.id) as keys
  from service_points.service_points point order by point.id`;

interface Evidence {
  id: string;
  version: number;
  latitude: number;
  entries: number;
  audited: number;
  keys: number;
}

/** A service point with an officer who pins it again and again, each time to a place that follows from the version. */
class PinningOfficer {
  acknowledged = 1;
  latest: Record<string, unknown> = {};

  constructor(
    readonly client: TestClient,
    readonly id: string,
  ) {}

  static latitudeOf = (version: number): number => Math.round((18.5 + version / 10_000) * 10_000) / 10_000;

  async pinOnce(): Promise<void> {
    const next = this.acknowledged + 1;
    const input = { latitude: PinningOfficer.latitudeOf(next), longitude: 98.9, reason: "ทดสอบ" };
    this.latest = { id: this.id, version: this.acknowledged, input, key: randomUUID() };
    const { pinServicePoint } = await this.client.ask(pinMutation, this.latest);
    this.acknowledged = pinServicePoint.version;
  }

  async pinUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.pinOnce();
  }
}

const dataDirs: string[] = [];
function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "pakmut-backup-"));
  chmodSync(dir, 0o755);
  dataDirs.push(dir);
  return dir;
}

const start = (dataDir: string): Promise<RunningPostgres> =>
  startPostgres({ dataDir, purpose: "a test", settings: { shared_buffers: "32MB" } });

describe("a backup that was made while officers went on working", () => {
  let source: RunningPostgres;
  let restored: RunningPostgres;
  let pakmut: TestPakmut;
  let door: TestSignIn;
  let officers: PinningOfficer[];
  let before: number[];
  let rows: Evidence[];
  let photoId: string;
  const backup = join(newDir(), "backup");
  const target = newDir();

  beforeAll(async () => {
    source = await start(newDir());
    process.env[TEST_DATABASE_URL] = source.url;
    pakmut = await TestPakmut.open();
    officers = await hireOfficers(pakmut, 4);
    for (const officer of officers) await officer.pinOnce();
    photoId = await uploadPhoto(pakmut, officers[0] as PinningOfficer);

    let isOver = false;
    before = officers.map(({ acknowledged }) => acknowledged);
    const work = officers.map((officer) => officer.pinUntil(() => isOver));
    await makeBackup(source.url, backup, filesDirOfTests()).finally(() => {
      isOver = true;
    });
    await Promise.all(work);

    await restoreBackup(backup, { dataDir: target, filesDir: join(target, "files") }, () => undefined);
    process.env[FILES_DIR] = join(target, "files");
    restored = await start(target);
    const adminUrl = new URL(restored.url);
    adminUrl.pathname = new URL(pakmut.testDatabase.adminUrl).pathname;
    const logins = await migrate(adminUrl.toString(), allSubgraphs, () => undefined);
    door = await TestSignIn.open({ adminUrl: adminUrl.toString(), logins, drop: async () => undefined });
    rows = await door.pakmut.sql<Evidence>(evidence);
  }, 120_000);

  afterAll(async () => {
    await door?.close();
    await pakmut?.close();
    await restored?.stop();
    await source?.stop();
    for (const dir of dataDirs) {
      removePostgresPlace(dir);
      rmSync(dir, { recursive: true, force: true });
    }
  });

  test("holds everything that was acknowledged before it began", () => {
    expect(rows).toHaveLength(officers.length);
    officers.forEach((officer, index) => {
      const row = rows.find(({ id }) => id === officer.id);
      expect(row?.version).toBeGreaterThanOrEqual(before[index] as number);
      expect(row?.version).toBeLessThanOrEqual(officer.acknowledged);
    });
    // They did go on working: without that the test would show nothing.
    expect(officers.some(({ acknowledged }, index) => acknowledged > (before[index] as number))).toBe(true);
  });

  test("holds each write whole: the row, one audit entry and the key by which it is known", () => {
    for (const { version, latitude, entries, audited, keys } of rows) {
      expect({ latitude, entries, audited, keys }).toEqual({
        latitude: PinningOfficer.latitudeOf(version),
        entries: version - 1,
        audited: version,
        keys: version - 1,
      });
    }
  });

  test("goes on where it was: sessions live, the next write follows, a write sent again is known", async () => {
    const [officer] = officers as [PinningOfficer];
    const again = new PinningOfficer(new TestClient(door.pakmut.url, officer.client.session), officer.id);
    again.acknowledged = rows.find(({ id }) => id === officer.id)?.version as number;
    await again.pinOnce();
    const { pinServicePoint } = await again.client.ask(pinMutation, again.latest);
    expect(pinServicePoint.version).toBe(again.acknowledged);
    const after = (await door.pakmut.sql<Evidence>(evidence)).find(({ id }) => id === officer.id);
    expect(after).toMatchObject({ version: again.acknowledged, entries: again.acknowledged - 1 });
  });

  test("holds the uploaded files, which are given out as before", async () => {
    const [{ client }] = officers as [PinningOfficer];
    const answer = await fetch(`${door.pakmut.url}/files/service-points/${photoId}/320`, {
      headers: { cookie: client.cookie },
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  });

  test("lets people sign in", async () => {
    const { browser } = await door.signIn();
    expect(await (await browser.open("/auth/me")).json()).toMatchObject({ signedIn: true });
  });

  test("is not written into a directory that is in use", async () => {
    await expect(makeBackup(source.url, backup, null)).rejects.toThrow(/is not empty: name a directory of its own/);
    const file = join(newDir(), "file");
    writeFileSync(file, "");
    await expect(makeBackup(source.url, file, null)).rejects.toThrow(/is no directory: name another one/);
  });

  test("is not restored over a database, nor out of a directory that holds no backup", async () => {
    const into = (dataDir: string, filesDir = join(dataDir, "files")) => ({ dataDir, filesDir });
    await expect(restoreBackup(backup, into(target), () => undefined)).rejects.toThrow(
      /holds a database already: stop/,
    );
    const used = join(target, "files");
    await expect(restoreBackup(backup, into(newDir(), used), () => undefined)).rejects.toThrow(/holds files already/);
    await expect(restoreBackup(newDir(), into(newDir()), () => undefined)).rejects.toThrow(
      /There is no finished backup in/,
    );
  });

  test.each([
    [
      "a byte of the archive changed",
      "database.tar.gz",
      (bytes: Buffer) => bytes.fill(~(bytes[2_000] as number), 2_000, 2_001),
    ],
    ["the archive's end is missing", "database.tar.gz", (bytes: Buffer) => bytes.subarray(0, -1)],
    ["a byte of a file changed", "files.tar", (bytes: Buffer) => bytes.fill(~(bytes[2_000] as number), 2_000, 2_001)],
    ["the note is cut off", "backup.json", (bytes: Buffer) => bytes.subarray(0, 40)],
  ])("is refused, and nothing written, when %s", async (_what, name, damage) => {
    const damaged = newDir();
    cpSync(backup, damaged, { recursive: true });
    writeFileSync(join(damaged, name), damage(readFileSync(join(damaged, name))));
    const empty = newDir();
    const into = { dataDir: empty, filesDir: join(empty, "files") };
    await expect(restoreBackup(damaged, into, () => undefined)).rejects.toThrow(/is damaged .*nothing was restored/);
    expect(readdirSync(empty)).toEqual([]);
  });
});

/** Gives an officer's place a photo, which everything after must keep. */
async function uploadPhoto(pakmut: TestPakmut, { client, id }: PinningOfficer): Promise<string> {
  const answer = await upload(pakmut.url, client, await photoOf("red"), { to: "service-points/photo", recordId: id });
  return answer.id as string;
}

/** Officers of a college each, with one service point each. */
async function hireOfficers(pakmut: TestPakmut, count: number): Promise<PinningOfficer[]> {
  const ministry = await addOrganisation(pakmut, "กระทรวงตัวอย่าง");
  const department = await addOrganisation(pakmut, "กรมตัวอย่าง", { below: ministry });
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const college = await addOrganisation(pakmut, `หน่วยงานที่ ${index}`, { below: department });
      const id = await addServicePoint(pakmut, `จุดบริการที่ ${index}`, college);
      return new PinningOfficer(await pakmut.as("SERVICE_POINT_OFFICER", college.id), id);
    }),
  );
}
