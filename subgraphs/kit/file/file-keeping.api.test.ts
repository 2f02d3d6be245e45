import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { photoOf, upload } from "../../../local/testing/test-files";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { startTestS3, type TestS3 } from "../../../local/testing/test-s3";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { runChore } from "../job/chore.runner";
import { FILES_DIR, readFileSettings } from "./file.settings";
import { sweepFiles } from "./sweep-files.chore";

const schema = "service_points";
const save = `mutation ($id: ID!, $version: Int!, $input: ServicePointInput!, $key: String!) {
  updateServicePoint(id: $id, version: $version, input: $input, idempotencyKey: $key) { version } }`;

/** Puts everything below a directory some hours into the past, as if nobody had touched it since. */
function age(dir: string, hours: number): void {
  const then = statSync(dir).mtimeMs / 1_000 - hours * 3_600;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) age(path, hours);
    else utimesSync(path, then, then);
  }
  utimesSync(dir, then, then);
}

describe.each(["a directory", "a bucket"])("files in %s", (place) => {
  let pakmut: TestPakmut;
  let officer: TestClient;
  let college: TestNode;
  let recordId: string;
  let s3: TestS3 | null = null;
  let dir: string;
  const before = { ...process.env };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "pakmut-files-"));
    process.env[FILES_DIR] = dir;
    if (place === "a bucket") {
      s3 = await startTestS3();
      Object.assign(process.env, s3.environment);
    }
    pakmut = await TestPakmut.open();
    college = await addOrganisation(pakmut, "วิทยาลัย");
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
  });
  beforeEach(async () => {
    recordId = await addServicePoint(pakmut, "จุดบริการ", college);
  });
  afterAll(async () => {
    await pakmut.close();
    await s3?.close();
    rmSync(dir, { recursive: true, force: true });
    for (const name of Object.keys(s3?.environment ?? {})) delete process.env[name];
    Object.assign(process.env, before);
  });

  const sent = async (colour = "red"): Promise<string> =>
    (await upload(pakmut.url, officer, await photoOf(colour), { to: "service-points/photo", recordId })).id as string;
  const show = (fileIds: string[], version: number) =>
    officer.ask(save, {
      id: recordId,
      version,
      input: { photos: fileIds.map((fileId) => ({ fileId, altTh: "อาคาร" })) },
    });
  const get = (id: string) =>
    fetch(`${pakmut.url}/files/service-points/${id}/320`, {
      headers: { cookie: officer.cookie, accept: "image/webp" },
    });
  const hasBytes = async (id: string) => (await readFileSettings().storage.read(schema, id, "320.webp")) !== null;
  const hasRow = async (id: string) =>
    (await pakmut.sql(`select 1 from ${schema}.files where id = $1`, [id])).length === 1;
  const sweep = () => {
    const logger = pino({ enabled: false });
    const signal = new AbortController().signal;
    return runChore("sweep", sweepFiles(schema), { database: pakmut.database, logger, signal });
  };

  test("are there for each row, with the hash that the row says", async () => {
    const id = await sent();
    const [row] = await pakmut.sql<{ variants: { name: string; sha256: string }[] }>(
      `select variants from ${schema}.files where id = $1`,
      [id],
    );
    expect(row?.variants.map(({ name }) => name).sort()).toEqual([
      "1920.jpg",
      "1920.webp",
      "320.jpg",
      "320.webp",
      "960.jpg",
      "960.webp",
    ]);
    for (const { name, sha256 } of row?.variants ?? []) {
      const bytes = await readFileSettings().storage.read(schema, id, name);
      expect(
        createHash("sha256")
          .update(bytes ?? "")
          .digest("hex"),
      ).toBe(sha256);
    }
    expect((await get(id)).status).toBe(200);
  });

  test("that are not what was written are not given out", async () => {
    const id = await sent();
    await readFileSettings().storage.write(schema, id, "320.webp", Buffer.from("<script>"));
    const answer = await get(id);
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining("script")]);
    expect(pakmut.log.some((line) => line.includes("is not what was written"))).toBe(true);
  });

  test("that no record has shown for a day are swept; those that one shows stay for ever", async () => {
    const [shown, forgotten, fresh] = [await sent("red"), await sent("blue"), await sent("green")];
    await show([shown], 1);
    await pakmut.sql(`update ${schema}.files set pending_since = now() - interval '25 hours' where id <> $1`, [fresh]);
    await sweep();
    expect(await Promise.all([shown, forgotten, fresh].map(hasRow))).toEqual([true, false, true]);
    expect(await Promise.all([shown, forgotten, fresh].map(hasBytes))).toEqual([true, false, true]);
  });

  test("that a record no longer shows wait a day, and can be shown again", async () => {
    const id = await sent();
    await show([id], 1);
    await pakmut.sql(`update ${schema}.files set pending_since = now() - interval '25 hours' where id = $1`, [id]);
    await show([], 2);
    await sweep();
    await show([id], 3);
    expect([await hasRow(id), await hasBytes(id), (await get(id)).status]).toEqual([true, true, 200]);
  });

  test("that were swept cannot be shown: no reference without bytes", async () => {
    const id = await sent();
    await pakmut.sql(`update ${schema}.files set pending_since = now() - interval '25 hours' where id = $1`, [id]);
    await sweep();
    const input = { photos: [{ fileId: id, altTh: "อาคาร" }] };
    const { extensions } = await officer.refusal(save, { id: recordId, version: 1, input });
    expect(extensions.fields).toEqual([{ field: "photos.0", rule: "FILE_GONE" }]);
  });

  test("that no row knows are swept once they are older than an upload can be", async () => {
    const { storage } = readFileSettings();
    const [orphan, kept] = [randomUUID(), await sent()];
    await storage.write(schema, orphan, "320.webp", Buffer.from("left by somebody who was killed"));
    await sweep();
    expect(await hasBytes(orphan)).toBe(true);
    age(s3?.dir ?? dir, 2);
    await sweep();
    expect([await hasBytes(orphan), await hasBytes(kept)]).toEqual([false, true]);
  });

  test("that came half are swept", async () => {
    const { incomingDir } = readFileSettings().storage;
    mkdirSync(incomingDir, { recursive: true });
    const [old, fresh] = [join(incomingDir, randomUUID()), join(incomingDir, randomUUID())];
    for (const file of [old, fresh]) writeFileSync(file, "half");
    utimesSync(old, new Date(), new Date(Date.now() - 2 * 3_600_000));
    await sweep();
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
    rmSync(fresh);
  });
});
