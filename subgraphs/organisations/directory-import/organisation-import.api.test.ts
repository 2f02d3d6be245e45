import { encode } from "iconv-lite";
import { csvOf, found, TestFileImport } from "../../../local/testing/test-file-import";
import { fetchExport, rowsOf } from "../../../local/testing/test-export";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";
import { writeXlsx } from "../../kit/download/xlsx.writer";

let pakmut: TestPakmut;
let ministry: TestNode;
let department: TestNode;
let office: TestNode;
let other: TestNode;
let central: TestFileImport;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  ministry = await addOrganisation(pakmut, "กระทรวง", { columns: { code: "0100000000000" } });
  department = await addOrganisation(pakmut, "กรม", { below: ministry, columns: { code: "0106200000000" } });
  other = await addOrganisation(pakmut, "กรมอื่น", { below: ministry, columns: { code: "0106300000000" } });
  office = await addOrganisation(pakmut, "สำนักงาน", {
    below: department,
    columns: { code: "0106200000001", phones: JSON.stringify([{ number: "053217708", extension: null }]) },
  });
  const officer = await pakmut.as("CENTRAL_OFFICER", department.id, "เจ้าหน้าที่ส่วนกลาง ทดสอบ");
  central = new TestFileImport(pakmut, officer, "organisations", department.id);
  await pakmut.startJobs();
}, 60_000);
afterAll(() => pakmut.close());

const header = ["รหัสหน่วยงาน", "รหัสหน่วยงานต้นสังกัด", "ชื่อหน่วยงาน", "โทรศัพท์", "เว็บไซต์", "สถานะ"];
const named = async (name: string): Promise<Record<string, unknown>[]> =>
  pakmut.sql("select * from organisations.organisations where name_th = $1", [name]);

describe("a file of organisations in the UI", () => {
  test("is compared first, line by line, and nothing is written", async () => {
    const checked = await central.check([
      [...header, "สีโปรด"],
      ["0106200000001", "", "สำนักงานใหม่", "02 612 6060 ต่อ 1800", "", "", "แดง"],
      ["0106200000000", "", "กรม", "", "", "", ""],
      ["", "0106200000000", "สาขาหนึ่ง", "1111", "https://one.example", "", ""],
      ["0106200000009", "0106200000000", "สาขาสอง", "ไม่ใช่เบอร์", "ftp://two.example", "", ""],
      ["0106300000000", "", "กรมอื่นที่ถูกแก้", "", "", "", ""],
    ]);
    expect(checked).toMatchObject({
      state: "CHECKED",
      isStale: false,
      unknownColumns: ["สีโปรด"],
      fileName: "file.csv",
    });
    expect(found(checked)).toEqual([1, 1, 1, 2]);
    expect(await central.rows(checked.id, "CHANGED")).toEqual([
      {
        line: 2,
        verdict: "CHANGED",
        recordId: office.id,
        name: "สำนักงานใหม่",
        changes: expect.arrayContaining([
          { field: "nameTh", before: "สำนักงาน", after: "สำนักงานใหม่" },
          { field: "phones", before: expect.stringContaining("053217708"), after: expect.stringContaining("1800") },
        ]),
        problems: [],
      },
    ]);
    expect(await central.rows(checked.id, "ADDED")).toMatchObject([{ line: 4, name: "สาขาหนึ่ง", recordId: null }]);
    expect(await central.rows(checked.id, "BAD")).toMatchObject([
      {
        line: 5,
        problems: [
          { column: "โทรศัพท์", value: "ไม่ใช่เบอร์", rule: "PHONE_FORMAT", reasonTh: "ไม่ใช่หมายเลขโทรศัพท์ของไทย" },
          { column: "เว็บไซต์", rule: "URL_FORMAT" },
        ],
      },
      { line: 6, problems: [{ column: "รหัสหน่วยงาน", rule: "CODE_TAKEN" }] },
    ]);
    expect(await named("สำนักงานใหม่")).toEqual([]);

    const report = await rowsOf(
      await fetchExport(pakmut, central.client, "organisations/import-report.csv", { import: checked.id }),
    );
    expect(report.map((row) => [row.บรรทัด, row.ผล, row.คอลัมน์])).toEqual([
      ["2", "แก้ไข", "ชื่อหน่วยงาน"],
      ["2", "แก้ไข", "โทรศัพท์"],
      ["4", "เพิ่ม", ""],
      ["5", "ผิดพลาด", "โทรศัพท์"],
      ["5", "ผิดพลาด", "เว็บไซต์"],
      ["6", "ผิดพลาด", "รหัสหน่วยงาน"],
    ]);
    const refusal = await central.refusalToApply(checked.id);
    expect(refusal.extensions.fields).toEqual([{ field: "skipsBadRows", rule: "BAD_ROWS", values: { count: 2 } }]);
  });

  test("is written as a whole, once; the same file again changes nothing", async () => {
    const rows = [
      header,
      ["0106200000001", "", "สำนักงานแห่งใหม่", "02 612 6060 ต่อ 1800", "", ""],
      ["", "0106200000000", "สาขาที่หนึ่ง", "", "", ""],
      ["", "", "", "ไม่มีชื่อ", "", ""],
    ];
    const checked = await central.check(rows);
    await central.apply(checked.id, true);
    const applied = await central.settled(checked.id);
    expect(applied).toMatchObject({ state: "APPLIED", skipsBadRows: true, appliedByName: "เจ้าหน้าที่ส่วนกลาง ทดสอบ" });
    expect(await named("สำนักงานแห่งใหม่")).toMatchObject([
      { id: office.id, version: 2, updated_by_name: "เจ้าหน้าที่ส่วนกลาง ทดสอบ", website: null },
    ]);
    expect(await named("สาขาที่หนึ่ง")).toMatchObject([{ parent_id: department.id, code: expect.stringMatching(/^98/) }]);
    const trail = await pakmut.sql(
      "select person_name, role, entity_id from organisations.audit_entries where request_id = $1 and action = 'importOrganisations'",
      [`import-${checked.id}`],
    );
    expect(trail).toHaveLength(2);
    expect(trail[0]).toMatchObject({ person_name: "เจ้าหน้าที่ส่วนกลาง ทดสอบ", role: "CENTRAL_OFFICER" });
    expect((await central.refusalToApply(checked.id)).extensions.code).toBe("INVALID_TRANSITION");
    expect(found(await central.check(rows.slice(0, 3)))).toEqual([0, 0, 2, 0]);
  });

  test("is told to be old when a record has changed since, and shows what it would do now", async () => {
    const checked = await central.check([header, ["0106200000001", "", "", "", "https://new.example", ""]]);
    expect(found(checked)).toEqual([0, 1, 0, 0]);
    await pakmut.sql("update organisations.organisations set website = 'https://meanwhile.example' where id = $1", [
      office.id,
    ]);
    await central.apply(checked.id);
    expect(await central.settled(checked.id)).toMatchObject({ state: "CHECKED", isStale: true });
    expect((await central.rows(checked.id, "CHANGED"))[0]?.changes).toEqual([
      { field: "website", before: "https://meanwhile.example", after: "https://new.example" },
    ]);
    await central.apply(checked.id);
    expect(await central.settled(checked.id)).toMatchObject({ state: "APPLIED", isStale: false });
  });

  test("may be a workbook or in Windows-874, and CITIZENinfo's own; its tokens are kept nowhere", async () => {
    const citizenInfo = ["รหัสหน่วยงาน", "ประเภท", "ประเภทย่อย", "หน่วยงาน", "Authorize Code", "ระดับ", "แก้ไขครั้งล่าสุด"];
    const row = ["0106200000077", "ราชการส่วนกลาง", "", "ศูนย์เก่า", "SECRET-CODE-1", "หน่วยงาน", "1 ม.ค. 2567"];
    const old = await central.check(
      encode([citizenInfo, row].map((cells) => cells.join(",")).join("\n"), "windows-874"),
      {
        parentId: department.id,
      },
    );
    expect(found(old)).toEqual([1, 0, 0, 0]);
    async function* rows() {
      yield row.with(3, "ศูนย์จากเอ็กเซล");
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of writeXlsx({ fileName: "", columns: citizenInfo, rows: rows() })) pieces.push(piece);
    const book = await central.check(Buffer.concat(pieces), { parentId: department.id });
    await central.apply(book.id);
    expect(await central.settled(book.id)).toMatchObject({ state: "APPLIED", added: 1 });
    expect(await named("ศูนย์จากเอ็กเซล")).toMatchObject([
      { code: "0106200000077", parent_id: department.id, type_code: "CENTRAL" },
    ]);
    expect(await pakmut.sql("select 1 from organisations.import_rows r where r::text like '%SECRET-CODE%'")).toEqual(
      [],
    );
  });

  test("is refused as a whole when it is no table of organisations", async () => {
    expect(
      await central.check([
        ["สี", "ขนาด"],
        ["แดง", "ใหญ่"],
      ]),
    ).toMatchObject({
      state: "REFUSED",
      refusalTh: "ไม่มีคอลัมน์ ชื่อหน่วยงาน",
    });
  });

  test.each([
    ["รหัสหน่วยงาน", "0106200000088"],
    ["ประเภท", "ส่วนท้องถิ่น"],
    ["ประเภทย่อย", "ส่วนกลางที่ตั้งอยู่ในภูมิภาค"],
    ["หมวดหมู่", "SCHOOL"],
  ])("keeps the %s of an organisation from an officer who fills in its profile", async (column, value) => {
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", office.id);
    const own = new TestFileImport(pakmut, officer, "organisations", office.id);
    const checked = await own.check([
      ["รหัสระบบ", "ชื่อหน่วยงาน", column],
      [office.id, "", value],
    ]);
    expect(found(checked)).toEqual([0, 0, 0, 1]);
    const [bad] = await own.rows(checked.id, "BAD");
    expect(bad?.problems).toContainEqual(expect.objectContaining({ column, rule: "ROLE_MAY_NOT_CHANGE" }));
  });

  test("lets an officer change no more than her role and her scope allow", async () => {
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", office.id);
    const own = new TestFileImport(pakmut, officer, "organisations", office.id);
    const checked = await own.check([
      header,
      ["0106200000001", "", "สำนักงานของเรา", "", "", "ไม่แสดง"],
      ["", "0106200000001", "ลูกใหม่", "", "", ""],
      ["0106300000000", "", "กรมอื่น", "", "", ""],
    ]);
    expect(found(checked)).toEqual([0, 0, 0, 3]);
    const problems = (await own.rows(checked.id, "BAD")).map((row) =>
      row.problems.map(({ rule }: { rule: string }) => rule),
    );
    expect(problems).toEqual([["ROLE_MAY_NOT_CHANGE"], ["ROLE_MAY_NOT_ADD"], ["CODE_TAKEN"]]);
    const hidesItself = await central.check([header, ["0106200000000", "", "", "", "", "ไม่แสดง"]]);
    expect(found(hidesItself)).toEqual([0, 0, 0, 1]);
    const foreign = new TestFileImport(pakmut, await pakmut.as("CENTRAL_OFFICER", other.id), "organisations", other.id);
    await expect(foreign.state(checked.id)).rejects.toThrow("NOT_FOUND");
    expect((await foreign.upload(csvOf([header]))).status).toBe(200);
    const elsewhere = new TestFileImport(pakmut, foreign.client, "organisations", department.id);
    expect(await elsewhere.upload(csvOf([header]))).toMatchObject({ status: 404, rule: "NOT_FOUND" });
    const reader = new TestFileImport(
      pakmut,
      await pakmut.as("BI_READER", department.id),
      "organisations",
      department.id,
    );
    expect(await reader.upload(csvOf([header]))).toMatchObject({ rule: "FORBIDDEN" });
  });
});
