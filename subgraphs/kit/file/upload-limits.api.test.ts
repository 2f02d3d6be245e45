import { existsSync, readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { untilLocksAreAwaited } from "../../../local/testing/awaited-locks";
import type { TestClient } from "../../../local/testing/test-client";
import { photoOf, upload, type UploadAnswer } from "../../../local/testing/test-files";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { filesDirOfTests } from "../../../local/testing/test-places";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

describe("files beyond what one may send", () => {
  let pakmut: TestPakmut;
  let college: TestNode;
  let officer: TestClient;
  let recordId: string;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    college = await addOrganisation(pakmut, "วิทยาลัย");
    recordId = await addServicePoint(pakmut, "จุดบริการ", college);
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
  });
  afterAll(() => pakmut.close());

  const send = (bytes: Buffer, name?: string, headers?: Record<string, string>): Promise<UploadAnswer> =>
    upload(pakmut.url, officer, bytes, { to: "service-points/photo", recordId, name, headers });
  /** What lies in the storage: folders of files, and what is on its way in. */
  const stored = (): string[] => {
    const list = (...path: string[]): string[] =>
      existsSync(join(filesDirOfTests(), ...path)) ? readdirSync(join(filesDirOfTests(), ...path)) : [];
    const folders = list("service_points").flatMap((part) => list("service_points", part));
    return [...folders, ...list("incoming")];
  };
  const rowsOf = () => pakmut.sql("select id from service_points.files");

  test("a hundred that come slowly take four places of hers: others are served meanwhile, and lists too", async () => {
    const slow = Array.from({ length: 100 }, () => slowUpload(pakmut.url, officer, recordId));
    const told: (number | undefined)[] = [];
    await new Promise<void>((resolve) => {
      for (const { refusal } of slow)
        void refusal.then((status) => {
          if (told.push(status) === 96) resolve();
        });
    });
    const colleague = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
    const photo = await photoOf("blue");
    expect(await upload(pakmut.url, colleague, photo, { to: "service-points/photo", recordId })).toMatchObject({
      status: 200,
    });
    expect((await officer.ask("{ servicePoints { nodes { id } } }")).servicePoints.nodes).toHaveLength(1);
    expect(told).toEqual(Array.from({ length: 96 }, () => 429));
    for (const { leave } of slow) leave();
    await Promise.all(slow.map(({ refusal }) => refusal));
  });

  test("too many of one organisation, or of one person, are refused: what is there stays", async () => {
    const before = (await rowsOf()).length;
    await pakmut.sql(
      `insert into service_points.files (kind, record_id, organisation_id, path_c, file_name, content, variants, bytes, created_by_id, created_by_name)
       values ('photo', $1, $2, $3, 'x', 'picture', '[]', 200 * 1024 * 1024, $1, 'ทดสอบ')`,
      [recordId, college.id, college.path],
    );
    expect(await send(await photoOf("red"))).toEqual({ status: 400, rule: "QUOTA_EXCEEDED" });
    await pakmut.sql("delete from service_points.files where bytes > 1000000");
    await pakmut.sql(
      `insert into service_points.files (kind, record_id, organisation_id, path_c, file_name, content, variants, bytes, created_by_id, created_by_name)
       select 'photo', $1, $2, $3, 'x', 'picture', '[]', 1, $4, 'ทดสอบ' from generate_series(1, 100)`,
      [recordId, college.id, college.path, officer.session?.personId],
    );
    expect(await send(await photoOf("red"))).toEqual({ status: 400, rule: "TOO_MANY_PENDING" });
    await pakmut.sql("delete from service_points.files where bytes = 1");
    expect((await rowsOf()).length).toBe(before);
  });

  test("at once cannot pass a quota that has room for one", async () => {
    const [used] = await pakmut.sql<{ bytes: number }>("select sum(bytes)::float8 as bytes from service_points.files");
    const { bytes: one } = (
      await pakmut.sql<{ bytes: number }>("select bytes::float8 as bytes from service_points.files where id = $1", [
        (await send(await photoOf("red"))).id,
      ])
    )[0] as { bytes: number };
    const left = 200 * 1024 * 1024 - (used?.bytes ?? 0) - 2 * one - 10;
    await pakmut.sql(
      `insert into service_points.files (kind, record_id, organisation_id, path_c, file_name, content, variants, bytes, created_by_id, created_by_name)
       values ('photo', $1, $2, $3, 'x', 'picture', '[]', $4, $1, 'ทดสอบ')`,
      [recordId, college.id, college.path, Math.floor(left)],
    );
    // Both have looked at what is used, and are about to add to it.
    await pakmut.sql("begin; lock table service_points.files in share mode");
    const photo = await photoOf("red");
    const answers = [send(photo), send(photo)];
    await untilLocksAreAwaited(pakmut, 2);
    await pakmut.sql("commit");
    expect((await Promise.all(answers)).map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(stored()).toHaveLength((await rowsOf()).length - 1);
  });
});

/** Begins to send a large photo, and then says nothing more. */
function slowUpload(url: string, { cookie }: TestClient, recordId: string) {
  const sent = request(`${url}/files/service-points/photo?record=${recordId}&name=x.jpg`, {
    method: "POST",
    agent: false,
    headers: { "content-type": "image/jpeg", "x-pakmut-csrf": "1", cookie, "content-length": 5_000_000 },
  });
  const refusal = new Promise<number | undefined>((resolve) => {
    sent.once("response", (answer) => resolve(answer.statusCode)).once("error", () => resolve(undefined));
  });
  sent.write(Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  return { refusal, leave: () => sent.destroy() };
}
