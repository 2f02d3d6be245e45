import { counts, TestImport } from "../../../local/testing/test-import";
import { importOrganisations } from "./directory-import";
import { agency, department, emptyTree, header, ministry, tree } from "./testing/organisation-rows";

let office: TestImport;
beforeAll(async () => {
  office = await TestImport.open();
});
afterAll(() => office.close());
beforeEach(() => office.sql(emptyTree));

const organisation = async (code: string): Promise<Record<string, unknown>> => {
  const [row] = await office.sql<Record<string, unknown>>("select * from organisations.organisations where code = $1", [
    code,
  ]);
  return row ?? {};
};
const countAll = async (): Promise<number> =>
  (await office.sql("select from organisations.organisations where level <> 'COUNTRY'")).length;

describe("a file of organisations", () => {
  test("is only looked at on a dry run", async () => {
    const outcome = await office.run(importOrganisations, office.file(tree), { isApplied: false });
    expect(counts(outcome)).toEqual([3, 0, 0, 0]);
    expect(outcome).toMatchObject({ isWritten: false, addedNames: ["กระทรวงทดสอบ", "กรมทดสอบ", "สำนักงานทดสอบแม่วาง"] });
    expect(await countAll()).toBe(0);
  });

  test("brings the tree with its profiles, and the directory with it", async () => {
    expect(counts(await office.run(importOrganisations, office.file(tree)))).toEqual([3, 0, 0, 0]);
    const above = await organisation("0106200000000");
    expect(await organisation("0106200000010")).toMatchObject({
      parent_id: above["id"],
      level: "AGENCY",
      province_code: "50",
      district_code: "5022",
      postcode: "50360",
      version: 1,
      phones: [{ number: "053000000", extension: "12" }],
      search_key: "สำนักงานทดสอบแม่วาง 0106200000010",
      updated_by_name: null,
    });
    expect(String((await organisation("0106200000010"))["path_c"])).toMatch(
      new RegExp(`^${above["path_c"]}\\.[0-9a-z]+$`),
    );
    const differing = await office.sql(
      `select from organisations.organisations o full join directory.organisations d using (id)
       where (o.path_c, o.name_th, o.code, o.level) is distinct from (d.path_c, d.name_th, d.code, d.level)`,
    );
    expect(differing).toHaveLength(0);
  });

  test("changes nothing the second time, leaves no trace of it", async () => {
    const file = office.file(tree);
    await office.run(importOrganisations, file);
    expect(counts(await office.run(importOrganisations, file))).toEqual([0, 0, 3, 0]);
    expect(await office.sql("select from organisations.audit_entries")).toHaveLength(3);
    expect(await office.sql("select from organisations.organisations where version > 1")).toHaveLength(0);
  });

  test("may name parents further down", async () => {
    expect(counts(await office.run(importOrganisations, office.file([header, agency, department, ministry])))).toEqual([
      3, 0, 0, 0,
    ]);
  });

  test("changes what it gives another value, and leaves what it leaves blank", async () => {
    await office.run(importOrganisations, office.file(tree));
    const file = office.file([
      ["organisation code", "name (th)", "name (en)", "phones"],
      ["0106200000010", "", "Test Office", ""],
    ]);
    const actor = { personId: "00000000-0000-7000-8000-0000000000aa", name: "เจ้าหน้าที่ ทดสอบ", role: "CENTRAL_OFFICER" };
    const outcome = await office.run(importOrganisations, file, { actor });
    expect(counts(outcome)).toEqual([0, 1, 0, 0]);
    expect(outcome.changedExamples).toEqual([{ line: 2, name: "สำนักงานทดสอบแม่วาง", fields: ["nameEn"] }]);
    expect(await organisation("0106200000010")).toMatchObject({
      name_en: "Test Office",
      name_th: "สำนักงานทดสอบแม่วาง",
      phones: [{ number: "053000000", extension: "12" }],
      search_key: "สำนักงานทดสอบแม่วาง test office 0106200000010",
      version: 2,
      updated_by_name: "เจ้าหน้าที่ ทดสอบ",
    });
    const [entry] = await office.sql("select * from organisations.audit_entries where entity_version = 2");
    expect(entry).toMatchObject({
      action: "importOrganisations",
      person_name: "เจ้าหน้าที่ ทดสอบ",
      role: "CENTRAL_OFFICER",
      entity_type: "Organisation",
      changes: { nameEn: { before: null, after: "Test Office" } },
    });
  });

  test.each([
    ["Windows-874", { encoding: "windows-874" as const }],
    ["semicolons", { delimiter: ";" }],
    ["tabs", { delimiter: "\t" }],
    ["gzip", { isPacked: true }],
  ])("is read in %s just as well", async (_, form) => {
    expect(counts(await office.run(importOrganisations, office.file(tree, form)))).toEqual([3, 0, 0, 0]);
    expect(await organisation("0106200000010")).toMatchObject({ name_th: "สำนักงานทดสอบแม่วาง" });
  });

  test("keeps the zeros that codes begin with, and names that look like formulas, as text", async () => {
    const name = '=HYPERLINK("https://evil.example";"สำนักงาน")';
    const file = office.file([
      header,
      ministry,
      ['="0106200000000"', "'0100000000000", "", name, "+1-1", "", "", "", "", ""],
    ]);
    expect(counts(await office.run(importOrganisations, file))).toEqual([2, 0, 0, 0]);
    expect(await organisation("0106200000000")).toMatchObject({
      code: "0106200000000",
      name_th: name,
      name_en: "+1-1",
    });
  });
});

describe("rows without a code", () => {
  const named = ["ชื่อหน่วยงาน", "หน่วยงานต้นสังกัด", "อำเภอ"];
  const path = "กระทรวงทดสอบ > กรมทดสอบ";

  test("get one of ours, and are found again by name, parent and district", async () => {
    await office.run(importOrganisations, office.file(tree));
    const file = office.file([named, ["โรงเรียนบ้านหนองบัว", path, "แม่วาง"], ["โรงเรียนบ้านหนองบัว", path, "สารภี"]]);
    expect(counts(await office.run(importOrganisations, file))).toEqual([2, 0, 0, 0]);
    expect(counts(await office.run(importOrganisations, file))).toEqual([0, 0, 2, 0]);
    const rows = await office.sql<{ code: string; search_key: string }>(
      "select code, search_key from organisations.organisations where name_th = 'โรงเรียนบ้านหนองบัว'",
    );
    expect(new Set(rows.map(({ code }) => code)).size).toBe(2);
    for (const { code, search_key } of rows) {
      expect(code).toMatch(/^98[0-9]{11}$/);
      expect(search_key).toBe(`โรงเรียนบ้านหนองบัว ${code}`);
    }
  });

  test("are found again however the name is typed", async () => {
    await office.run(importOrganisations, office.file(tree));
    await office.run(importOrganisations, office.file([named, ["น้ำพุ  ทดสอบ", path, ""]]));
    expect(
      counts(
        await office.run(importOrganisations, office.file([named, ["น\u0E4D\u0E49\u0E32พุ\u200b ทดสอบ", path, ""]])),
      ),
    ).toEqual([0, 0, 1, 0]);
  });

  test("may be parents of others in the same file", async () => {
    const file = office.file([
      ["ชื่อหน่วยงาน", "หน่วยงานต้นสังกัด", "ระดับ"],
      ["งานทะเบียน", "กระทรวงใหม่ > กรมใหม่ > สำนักงานใหม่", ""],
      ["กระทรวงใหม่", "", "กระทรวง"],
      ["สำนักงานใหม่", "กระทรวงใหม่ > กรมใหม่", ""],
      ["กรมใหม่", "กระทรวงใหม่", ""],
    ]);
    expect(counts(await office.run(importOrganisations, file))).toEqual([4, 0, 0, 0]);
    expect(counts(await office.run(importOrganisations, file))).toEqual([0, 0, 4, 0]);
    const [deepest] = await office.sql(
      "select level, path_c from organisations.organisations where name_th = 'งานทะเบียน'",
    );
    expect(deepest).toMatchObject({ level: "AGENCY", path_c: expect.stringMatching(/^0(\.[0-9a-z]+){4}$/) });
  });

  test("go below the organisation that the command names", async () => {
    await office.run(importOrganisations, office.file(tree));
    const { id, path_c } = await organisation("0106200000000");
    const file = office.file([["หน่วยงาน"], ["สำนักงานสาขา"]]);
    const settings = { parentCode: "0106200000000", scopePath: String(path_c) };
    expect(counts(await office.run(importOrganisations, file, settings))).toEqual([1, 0, 0, 0]);
    expect(
      await office.sql("select from organisations.organisations where name_th = 'สำนักงานสาขา' and parent_id = $1", [
        id,
      ]),
    ).toHaveLength(1);
  });
});

describe("an export of CITIZENinfo", () => {
  const token = "2DBBEA63C543BF4";
  const exported = [
    ["รหัสหน่วยงาน", "ประเภท", "ประเภทย่อย", "หน่วยงาน", "Authorize Code", "ระดับ", "แก้ไขครั้งล่าสุด"],
    ["0106200000010", "ส่วนกลาง", "ส่วนกลางที่ตั้งอยู่ในภูมิภาค", "สำนักงานทดสอบแม่วาง", token, "หน่วยงาน", "16 เม.ย. 63, 09.03 น."],
  ];

  test("is taken as it is, but for its secrets", async () => {
    await office.run(importOrganisations, office.file(tree));
    const outcome = await office.run(importOrganisations, office.file(exported));
    expect(counts(outcome)).toEqual([0, 1, 0, 0]);
    expect(outcome.unknownColumns).toEqual([]);
    expect(await organisation("0106200000010")).toMatchObject({
      type_code: "CENTRAL",
      sub_type_code: "CENTRAL_IN_REGION",
    });
    const kept = await office.sql(
      `select from organisations.organisations o where o::text like $1 union all select from organisations.audit_entries a where a::text like $1`,
      [`%${token}%`],
    );
    expect(kept).toHaveLength(0);
  });
});
