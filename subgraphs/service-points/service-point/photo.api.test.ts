import { createHash } from "node:crypto";
import sharp from "sharp";
import { photoOf, upload } from "../../../local/testing/test-files";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

const to = "service-points/photo";
const parts = `id version photos { fileId url subject altTh altEn width height } completeness { percent missing }`;
const read = `query ($id: ID!) { servicePoint(id: $id) { ${parts} } }`;
const save = `mutation ($id: ID!, $version: Int!, $input: ServicePointInput!, $key: String!) {
  updateServicePoint(id: $id, version: $version, input: $input, idempotencyKey: $key) { ${parts} } }`;

describe("photos of a service point", () => {
  let pakmut: TestPakmut;
  let college: TestNode;
  let officer: TestClient;
  let neighbour: TestClient;
  let id: string;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    const department = await addOrganisation(pakmut, "กรม", { below: ministry });
    college = await addOrganisation(pakmut, "วิทยาลัย", { below: department });
    const other = await addOrganisation(pakmut, "วิทยาลัยอื่น", { below: department });
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
    neighbour = await pakmut.as("SERVICE_POINT_OFFICER", other.id);
  });
  beforeEach(async () => {
    id = await addServicePoint(pakmut, "จุดบริการ", college);
  });
  afterAll(() => pakmut.close());

  const send = (bytes: Buffer, as: TestClient = officer, name?: string) =>
    upload(pakmut.url, as, bytes, { to, recordId: id, name });
  const get = (path: string, as: Pick<TestClient, "cookie"> = { cookie: "" }, accept = "image/webp,*/*") =>
    fetch(`${pakmut.url}${path}`, { headers: { cookie: as.cookie, accept } });
  const sent = async (colour: string): Promise<string> => (await send(await photoOf(colour))).id as string;
  const change = async (input: object, as = officer) => {
    const { servicePoint } = await officer.ask(read, { id });
    return as.ask(save, { id, version: servicePoint.version, input });
  };

  test("are uploaded, described, put in order, seen by all, and told as complete", async () => {
    const [building, sign] = [await sent("red"), await sent("blue")];
    const photos = [
      { fileId: sign, subject: "SIGN", altTh: "ป้ายหน้าอาคาร", altEn: "Sign at the gate" },
      { fileId: building, subject: "BUILDING", altTh: "อาคารสามชั้น" },
    ];
    const { updateServicePoint } = await change({ photos });
    expect(updateServicePoint.photos).toMatchObject([
      {
        fileId: sign,
        subject: "SIGN",
        altEn: "Sign at the gate",
        width: 400,
        height: 300,
        url: `/files/service-points/${sign}`,
      },
      { fileId: building, altTh: "อาคารสามชั้น", altEn: null },
    ]);
    expect(updateServicePoint.completeness.missing).not.toContain("photos");
    const swapped = await change({ photos: [...photos].reverse() });
    expect(swapped.updateServicePoint.photos.map(({ fileId }: { fileId: string }) => fileId)).toEqual([building, sign]);
    const answer = await get(`/files/service-points/${sign}/960`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "public, max-age=60",
    });
  });

  test("saved as they are change nothing: no version, no entry in the history", async () => {
    const photos = [{ fileId: await sent("red"), subject: "COUNTER", altTh: "เคาน์เตอร์", altEn: null }];
    const { updateServicePoint } = await change({ photos });
    expect((await change({ photos })).updateServicePoint.version).toBe(updateServicePoint.version);
  });

  test("come as WebP to who takes it, else as JPEG; unchanged they do not come again", async () => {
    const fileId = await sent("green");
    const webp = await get(`/files/service-points/${fileId}/320`, officer);
    const jpeg = await get(`/files/service-points/${fileId}/320`, officer, "image/*");
    expect([webp.headers.get("content-type"), jpeg.headers.get("content-type")]).toEqual(["image/webp", "image/jpeg"]);
    const again = await fetch(`${pakmut.url}/files/service-points/${fileId}/320`, {
      headers: { cookie: officer.cookie, accept: "image/webp", "if-none-match": webp.headers.get("etag") as string },
    });
    expect(again.status).toBe(304);
  });

  test("are made into three widths, upright, without the place where they were taken", async () => {
    const withPlace = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: "red" } })
      .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "18/1 47/1 0/1" }, IFD0: { Copyright: "SECRET-OWNER" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(withPlace.includes("Exif")).toBe(true);
    const { id: fileId, width, height } = await send(withPlace);
    expect({ width, height }).toEqual({ width: 1920, height: 2880 });
    for (const [wanted, accept] of [320, 960, 1920].flatMap(
      (size) =>
        [
          [size, "image/webp"],
          [size, "image/jpeg"],
        ] as const,
    )) {
      const bytes = Buffer.from(
        await (await get(`/files/service-points/${fileId}/${wanted}`, officer, accept)).arrayBuffer(),
      );
      const found = await sharp(bytes).metadata();
      expect(found).toMatchObject({ width: wanted, format: accept.slice(6) });
      expect([found.exif, found.orientation, bytes.includes("SECRET-OWNER"), bytes.includes("Exif")]).toEqual([
        undefined,
        undefined,
        false,
        false,
      ]);
    }
  });

  test("that wait to be saved, or of a hidden place, are seen by officers of the scope alone", async () => {
    const fileId = await sent("red");
    const path = `/files/service-points/${fileId}/320`;
    const statuses = async () => [
      (await get(path)).status,
      (await get(path, neighbour)).status,
      (await get(path, officer)).status,
    ];
    expect(await statuses()).toEqual([404, 404, 200]);
    await change({ photos: [{ fileId, altTh: "อาคาร" }] });
    expect(await statuses()).toEqual([200, 200, 200]);
    await pakmut.sql("update service_points.service_points set status = 'HIDDEN' where id = $1", [id]);
    expect(await statuses()).toEqual([404, 404, 200]);
    await pakmut.sql("update service_points.service_points set status = 'VISIBLE' where id = $1", [id]);
    await pakmut.sql("update organisations.organisations set status = 'HIDDEN' where id = $1", [college.id]);
    expect(await statuses()).toEqual([404, 404, 200]);
    await pakmut.sql("update organisations.organisations set status = 'VISIBLE' where id = $1", [college.id]);
    await change({ photos: [] });
    expect(await statuses()).toEqual([404, 404, 200]);
  });

  test("need words for those who cannot see them, and a file that was uploaded for this place", async () => {
    const { servicePoint } = await officer.ask(read, { id });
    const refusalOf = async (photos: object[]) =>
      (await officer.refusal(save, { id, version: servicePoint.version, input: { photos } })).extensions.fields;
    const fileId = await sent("red");
    expect(await refusalOf([{ fileId, altTh: " " }])).toEqual([{ field: "photos.0.altTh", rule: "REQUIRED" }]);
    expect(await refusalOf([{ fileId, altTh: "ก", altEn: "ไทย" }])).toEqual([
      { field: "photos.0.altEn", rule: "NOT_ENGLISH" },
    ]);
    expect(
      await refusalOf([
        { fileId, altTh: "ก" },
        { fileId, altTh: "ข" },
      ]),
    ).toMatchObject([{ field: "photos", rule: "TWICE" }]);
    const here = id;
    id = await addServicePoint(pakmut, "จุดอื่น", college);
    const elsewhere = await sent("blue");
    id = here;
    expect(await refusalOf([{ fileId: elsewhere, altTh: "ก" }])).toEqual([{ field: "photos.0", rule: "FILE_GONE" }]);
    expect(await refusalOf([{ fileId: "no-id", altTh: "ก" }])).toMatchObject([{ rule: "FILE_GONE" }]);
  });

  test("are sent by who may edit the place, and by nobody else", async () => {
    const photo = await photoOf("red");
    const reader = await pakmut.as("OPDC_OFFICER", college.id);
    const stored = () => pakmut.sql("select 1 from service_points.files where record_id = $1", [id]);
    expect(await send(photo, neighbour)).toMatchObject({ status: 404, rule: "NOT_FOUND" });
    expect(await send(photo, reader)).toMatchObject({ status: 403, rule: "FORBIDDEN" });
    expect(await send(photo, pakmut.stranger())).toMatchObject({ status: 401, rule: "UNAUTHENTICATED" });
    const revoked = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
    await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [revoked.session?.grantId]);
    expect((await send(photo, revoked)).status).toBeGreaterThanOrEqual(400);
    expect(await stored()).toEqual([]);
  });

  test("of each reference are there, byte for byte as they were written", async () => {
    const fileId = await sent("red");
    const [row] = await pakmut.sql<{ variants: { name: string; sha256: string; bytes: number }[] }>(
      "select variants from service_points.files where id = $1",
      [fileId],
    );
    expect(row?.variants).toHaveLength(6);
    for (const { name, sha256, bytes } of row?.variants ?? []) {
      const [width, extension] = name.split(".");
      const accept = extension === "webp" ? "image/webp" : "image/jpeg";
      const found = Buffer.from(
        await (await get(`/files/service-points/${fileId}/${width}`, officer, accept)).arrayBuffer(),
      );
      expect([found.length, createHash("sha256").update(found).digest("hex")]).toEqual([bytes, sha256]);
    }
  });

  test("find their places by a filter, with and without", async () => {
    const bare = id;
    id = await addServicePoint(pakmut, "มีรูป", college);
    const pictured = id;
    await change({ photos: [{ fileId: await sent("red"), altTh: "อาคาร" }] });
    const find = async (hasPhoto: boolean) => {
      const query = `query ($ids: [ID!], $hasPhoto: Boolean) { servicePoints(filter: { ids: $ids, hasPhoto: $hasPhoto }) { nodes { id } } }`;
      const { servicePoints } = await officer.ask(query, { ids: [bare, pictured], hasPhoto });
      return servicePoints.nodes.map((node: { id: string }) => node.id);
    };
    expect([await find(true), await find(false)]).toEqual([[pictured], [bare]]);
  });
});
