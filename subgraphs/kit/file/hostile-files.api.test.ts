import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import sharp from "sharp";
import type { TestClient } from "../../../local/testing/test-client";
import { photoOf, pngBomb, upload, type UploadAnswer } from "../../../local/testing/test-files";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { filesDirOfTests } from "../../../local/testing/test-places";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

const script = "<script>alert(document.domain)</script>";
const html = Buffer.from(`<!doctype html><html><body>${script}</body></html>`);
const pdf = Buffer.from(`%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n${html}\n%%EOF`);
const eicar = Buffer.from("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
const gifScript = Buffer.from("GIF89a/*\u0001\u0001\u0000\u0000*/=1;alert(document.domain);//", "latin1");
const svg = Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`);

/** A small archive whose one file would be ten thousand times as large. */
const zipBomb = Buffer.from(zipSync({ "0.bin": new Uint8Array(30_000_000) }, { level: 9 }));

/** A picture with a comment, and an archive and a page behind its end: valid as all of them. */
async function polyglot(): Promise<Buffer> {
  const jpeg = await photoOf("red");
  const text = Buffer.from(`*/=0;alert(1);/*${script}`);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), text]);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), html, zipBomb.subarray(0, 200)]);
}

describe("a file of somebody who means harm", () => {
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

  test.each([
    ["a GIF that is a script", gifScript, "x.gif"],
    ["a GIF called JPEG", gifScript, "x.jpg"],
    ["a PDF that is a page, with JavaScript", pdf, "x.pdf"],
    ["a PDF called PNG", pdf, "x.png"],
    ["a page", html, "x.pdf.html"],
    ["a page with a cut-off name", html, "a.pdf\u0000.html"],
    ["a page with an encoded end of its name", html, "a.pdf%00.html"],
    ["a drawing with a script", svg, "x.svg"],
    ["a test virus", eicar, "x.jpg"],
    ["an archive that unpacks to a disk full", zipBomb, "x.png"],
    ["a text", Buffer.from("สวัสดี"), "x.webp"],
  ])("%s is refused by its content, and nothing of it is kept", async (_what, bytes, name) => {
    const before = stored();
    expect(await send(bytes, name)).toEqual({ status: 400, rule: "NOT_A_PICTURE" });
    expect(stored()).toEqual(before);
  });

  test.each([
    ["half a picture", async () => (await photoOf("red", 900, 900)).subarray(0, 2_500), "BROKEN_PICTURE"],
    [
      "a beginning of one and a page",
      async () => Buffer.concat([(await photoOf("red")).subarray(0, 300), html]),
      "BROKEN_PICTURE",
    ],
    ["nothing", async () => Buffer.alloc(0), "EMPTY_FILE"],
    ["2,500,000,000 pixels", async () => pngBomb(50_000, 50_000), "TOO_MANY_PIXELS"],
    ["20,000,000 pixels that unpack whole", async () => pngBomb(5_000, 4_000), "TOO_MANY_PIXELS"],
    ["a picture of one line", async () => pngBomb(2_000_000_000, 1), "BROKEN_PICTURE"],
    [
      "more than 10 MB",
      async () => Buffer.concat([await photoOf("red"), Buffer.alloc(10 * 1024 * 1024)]),
      "FILE_TOO_LARGE",
    ],
  ])("%s is refused", async (_what, make, rule) => {
    const before = stored();
    expect(await send(await make())).toEqual({ status: 400, rule });
    expect(stored()).toEqual(before);
  });

  test("more than 10 MB that do not say how many they are, are broken off there", async () => {
    const before = stored();
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(256 * 1024).fill(sent ? 7 : 0xff));
        sent += 256 * 1024;
        if (sent > 40 * 1024 * 1024) controller.close();
      },
    });
    const outcome = await fetch(`${pakmut.url}/files/service-points/photo?record=${recordId}&name=x`, {
      method: "POST",
      headers: { "content-type": "image/jpeg", "x-pakmut-csrf": "1", cookie: officer.cookie },
      body,
      duplex: "half",
    } as RequestInit).then(
      ({ status }) => status,
      () => "broken off",
    );
    expect([400, "broken off"]).toContain(outcome);
    expect(stored()).toEqual(before);
  });

  test("a picture that is also a script, a page and an archive is made anew: only its pixels are left", async () => {
    const bytes = await polyglot();
    expect(bytes.includes(script)).toBe(true);
    const { id } = await send(bytes);
    for (const width of [320, 960, 1920])
      for (const accept of ["image/webp", "image/jpeg"]) {
        const answer = await fetch(`${pakmut.url}/files/service-points/${id}/${width}`, {
          headers: { cookie: officer.cookie, accept },
        });
        const found = Buffer.from(await answer.arrayBuffer());
        expect([found.includes("script"), found.includes("alert"), found.includes("PK")]).toEqual([
          false,
          false,
          false,
        ]);
        expect((await sharp(found).metadata()).width).toBe(Math.min(width, 400));
      }
  });

  test.each([
    ["../../../../etc/x", "x.jpg"],
    ["\u202Egpj.exe", "_gpj.jpg"],
    ["ก".repeat(300), `${"ก".repeat(100)}.jpg`],
    ['a";filename="x.html', "a_filename_x.jpg"],
  ])("called %j names nothing on the server, and is offered under a plain name", async (name, offered) => {
    const { id, status } = await send(await photoOf("red"), name);
    expect(status).toBe(200);
    expect(stored()).toContain(id);
    const answer = await fetch(`${pakmut.url}/files/service-points/${id}/320`, { headers: { cookie: officer.cookie } });
    expect(answer.headers.get("content-disposition")).toBe(`inline; filename*=UTF-8''${encodeURIComponent(offered)}`);
  });

  test.each([
    ["another size", (id: string) => `/files/service-points/${id}/321`],
    ["a path out of the storage", (id: string) => `/files/service-points/${id}/..%2f..%2fx`],
    ["a path for an id", () => "/files/service-points/..%2f..%2fetc/320"],
    ["another subgraph", (id: string) => `/files/organisations/${id}/320`],
    ["a subgraph without files", (id: string) => `/files/accounts/${id}/320`],
    ["no subgraph", (id: string) => `/files/nowhere/${id}/320`],
  ])("asked for by %s is not found", async (_what, pathOf) => {
    const { id } = await send(await photoOf("red"));
    const answer = await fetch(pakmut.url + pathOf(id as string), { headers: { cookie: officer.cookie } });
    expect(answer.status).toBe(404);
  });

  test.each([
    ["without the header that only our pages set", { "x-pakmut-csrf": "0" }],
    ["as a form would send it", { "content-type": "multipart/form-data; boundary=x" }],
    ["as a form's text", { "content-type": "text/plain" }],
    ["from another site", { origin: "https://evil.example" }],
    ["from a neighbour's host", { "sec-fetch-site": "same-site" }],
    ["packed", { "content-encoding": "gzip" }],
  ])("sent %s is refused before it is read", async (_what, headers) => {
    const before = stored();
    const { status } = await send(await photoOf("red"), "x.jpg", headers as unknown as Record<string, string>);
    expect([403, 415]).toContain(status);
    expect(stored()).toEqual(before);
  });

  test("sent by nobody is not read: no byte of it is stored", async () => {
    const before = stored();
    const stranger = { cookie: "" };
    const bytes = await photoOf("red");
    const answer = await upload(pakmut.url, stranger, bytes, { to: "service-points/photo", recordId });
    expect(answer).toEqual({ status: 401, rule: "UNAUTHENTICATED" });
    expect(stored()).toEqual(before);
  });
});
