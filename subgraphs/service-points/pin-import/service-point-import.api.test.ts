import { deflateSync } from "node:zlib";
import { encode } from "iconv-lite";
import { fetchExport } from "../../../local/testing/test-export";
import { found, TestFileImport } from "../../../local/testing/test-file-import";
import { photoOf } from "../../../local/testing/test-files";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

let pakmut: TestPakmut;
let office: TestNode;
let officer: TestFileImport;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const department = await addOrganisation(pakmut, "กรม", { columns: { code: "0106200000000" } });
  office = await addOrganisation(pakmut, "สำนักงาน", { below: department, columns: { code: "0106200000001" } });
  const client = await pakmut.as("SERVICE_POINT_OFFICER", office.id);
  officer = new TestFileImport(pakmut, client, "service-points", office.id);
  await pakmut.startJobs();
}, 60_000);
afterAll(() => pakmut.close());

const header = ["รหัสหน่วยงาน", "รหัสจุดบริการ", "ชื่อจุดบริการ", "ละติจูด", "ลองจิจูด"];

describe("a file of service points in the UI", () => {
  test("is imported by an officer of the place; a confirmed pin stays where it is", async () => {
    const confirmed = await addServicePoint(pakmut, "เคาน์เตอร์", office, {
      code: "0106200000555",
      latitude: 18.7,
      longitude: 98.9,
      pin_source: "OFFICER",
      pin_confirmed_at: new Date(),
      pin_confirmed_by_name: "เจ้าหน้าที่ ทดสอบ",
    });
    const checked = await officer.check([
      header,
      ["0106200000001", "", "เคาน์เตอร์ใหม่", "18.67488", "98.65782"],
      ["0106200000001", "0106200000555", "เคาน์เตอร์หน้า", "18.1", "98.1"],
      ["0106200000000", "", "ของกรม", "", ""],
    ]);
    expect(found(checked)).toEqual([1, 1, 0, 1]);
    expect(checked.keptPins).toBe(1);
    await officer.apply(checked.id, true);
    expect(await officer.settled(checked.id)).toMatchObject({ state: "APPLIED", added: 1, changed: 1 });
    const rows = await pakmut.sql("select id, name_th, latitude from service_points.service_points order by name_th");
    expect(rows).toEqual([
      { id: confirmed, name_th: "เคาน์เตอร์หน้า", latitude: 18.7 },
      { id: expect.any(String), name_th: "เคาน์เตอร์ใหม่", latitude: 18.67488 },
    ]);
  });

  test("has a template to be filled in", async () => {
    const answer = await fetchExport(pakmut, officer.client, "service-points/import-template.csv", { language: "th" });
    const [line] = (await answer.text()).replace("\uFEFF", "").split("\r\n");
    expect(line?.split(",").slice(0, 3)).toEqual(["รหัสหน่วยงาน", "รหัสจุดบริการ", "ชื่อจุดบริการ"]);
    expect(found(await officer.check(Buffer.from(`${line}\r\n`)))).toEqual([0, 0, 0, 0]);
  });

  test("is refused before it is kept when it is no table", async () => {
    const refusals = [
      await photoOf("red"),
      encode("a,b\nก,ข", "utf-16"),
      Buffer.concat([Buffer.from("PK\u0003\u0004"), deflateSync(Buffer.alloc(100))]),
      Buffer.alloc(0),
    ];
    const rules: (string | undefined)[] = [];
    for (const bytes of refusals) rules.push((await officer.upload(bytes)).rule);
    expect(rules).toEqual(["NOT_A_TABLE", "NOT_A_TABLE", "WORKBOOK_DAMAGED", "EMPTY_FILE"]);
    expect(await pakmut.sql("select 1 from service_points.files where attached_at is null")).toEqual([]);
  });

  test("is given out to nobody", async () => {
    const { id } = await officer.upload(Buffer.from("ชื่อ\nลับ"));
    for (const width of ["320", "960", "table.csv.gz"]) {
      const answer = await fetch(`${pakmut.url}/files/service-points/${id}/${width}`, {
        headers: { cookie: officer.client.cookie },
      });
      expect(answer.status).toBe(404);
    }
  });
});
