import { counts, TestImport } from "../../../local/testing/test-import";
import { importOrganisations } from "./directory-import";
import { agency, department, emptyTree, header, ministry, tree } from "./testing/organisation-rows";

let office: TestImport;
beforeAll(async () => {
  office = await TestImport.open();
});
afterAll(() => office.close());
beforeEach(() => office.sql(emptyTree));

const countAll = async (): Promise<number> =>
  (await office.sql("select from organisations.organisations where level <> 'COUNTRY'")).length;

describe("bad rows", () => {
  const wrong: readonly (readonly [rule: string, field: string, row: Partial<Record<number, string>>])[] = [
    ["CODE_FORMAT", "code", { 0: "01062" }],
    ["CODE_ZEROS_LOST", "code", { 0: "106200000099" }],
    ["CODE_TWICE", "code", { 0: "0100000000000" }],
    ["PARENT_UNKNOWN", "parentCode", { 1: "0999999999999" }],
    ["PARENT_REQUIRED", "parentCode", { 1: "" }],
    ["UNKNOWN_VALUE", "level", { 2: "แผนก" }],
    ["LEVEL_NOT_BELOW_PARENT", "level", { 2: "กระทรวง" }],
    ["REQUIRED", "nameTh", { 3: " " }],
    ["TOO_LONG", "nameTh", { 3: "ก".repeat(201) }],
    ["NOT_ENGLISH", "nameEn", { 4: "ำนี" }],
    ["UNKNOWN_VALUE", "provinceCode", { 5: "เชียงไหม่" }],
    ["DISTRICT_NOT_IN_PROVINCE", "districtCode", { 5: "เชียงราย", 6: "5022" }],
    ["SUBDISTRICT_NOT_IN_DISTRICT", "subdistrictCode", { 7: "500101" }],
    ["POSTCODE_FORMAT", "postcode", { 8: "5036" }],
    ["POSTCODE_NOT_IN_DISTRICT", "postcode", { 8: "10200" }],
    ["PHONE_FORMAT", "phones", { 9: "053 000 000; 12345" }],
  ];

  test.each(wrong)("%s is told with line, column and value, and stops the file", async (rule, field, cells) => {
    const bad = agency.map((cell, place) => cells[place] ?? cell);
    const outcome = await office.run(importOrganisations, office.file([header, ministry, department, bad]));
    const place = Number(Object.keys(cells).at(-1));
    expect(outcome.badCells).toEqual([
      expect.objectContaining({ line: 4, rule, field, column: header[place], value: expect.any(String) }),
    ]);
    expect(counts(outcome)).toEqual([2, 0, 0, 1]);
    expect(outcome.isWritten).toBe(false);
    expect(await countAll()).toBe(0);
  });

  test("are left out on demand, and what would hang below them with them", async () => {
    const file = office.file([header, ministry, department.with(4, "กรม"), agency]);
    const outcome = await office.run(importOrganisations, file, { skipsBadRows: true });
    expect(counts(outcome)).toEqual([1, 0, 0, 2]);
    expect(outcome.badCells.map(({ line, rule }) => [line, rule])).toEqual([
      [3, "NOT_ENGLISH"],
      [4, "PARENT_NOT_IMPORTED"],
    ]);
    expect(await countAll()).toBe(1);
  });

  test("are those that are their own ancestors", async () => {
    const rows = [
      ["1", "2"],
      ["2", "1"],
    ].map(([code, above]) => [
      `010620000000${code}`,
      `010620000000${above}`,
      "",
      `สำนักงาน ${code}`,
      "",
      "",
      "",
      "",
      "",
      "",
    ]);
    const { badCells } = await office.run(importOrganisations, office.file([header, ...rows]));
    expect(badCells.map(({ rule }) => rule)).toEqual(["PARENT_NOT_IMPORTED", "PARENT_NOT_IMPORTED"]);
  });

  test("are those with more or fewer cells than the header, and those that say the same as another", async () => {
    const named = ["ชื่อหน่วยงาน", "รหัสหน่วยงานต้นสังกัด"];
    await office.run(importOrganisations, office.file(tree));
    const { badCells } = await office.run(
      importOrganisations,
      office.file([
        named,
        ["สำนักงานหนึ่ง", "0106200000000"],
        ["สำนักงานสอง"],
        ["สำนักงาน หนึ่ง".replace(" ", ""), "0106200000000"],
      ]),
    );
    expect(badCells.map(({ line, rule }) => [line, rule])).toEqual([
      [3, "COLUMN_COUNT"],
      [4, "ROW_TWICE"],
    ]);
  });

  test("are those that would move an organisation or change its level", async () => {
    await office.run(importOrganisations, office.file(tree));
    const { badCells } = await office.run(
      importOrganisations,
      office.file([header, agency.with(1, "0100000000000"), department.with(2, "หน่วยงาน")]),
    );
    expect(badCells.map(({ line, rule }) => [line, rule])).toEqual([
      [2, "PARENT_DIFFERS"],
      [3, "LEVEL_DIFFERS"],
    ]);
  });

  const bare = ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "จังหวัด", "อำเภอ", "ตำบล", "รหัสไปรษณีย์"];
  test.each([
    ["province", ["0106200000010", "", "เชียงราย", "", "", ""], "DISTRICT_NOT_IN_PROVINCE"],
    ["district", ["0106200000010", "", "", "สารภี", "", "50140"], "SUBDISTRICT_NOT_IN_DISTRICT"],
    ["postcode", ["0106200000010", "", "", "", "", "50200"], "POSTCODE_NOT_IN_DISTRICT"],
    ["sub-district", ["0106200000010", "", "", "", "500101", ""], "POSTCODE_NOT_IN_DISTRICT"],
  ])("are those whose %s does not fit what the record has of the address", async (_what, row, rule) => {
    await office.run(importOrganisations, office.file([header, ministry, department, agency.with(7, "502201")]));
    const { badCells, isWritten } = await office.run(importOrganisations, office.file([bare, row]));
    expect([badCells.map((cell) => cell.rule), isWritten]).toEqual([[rule], false]);
  });

  test("are none where a sub-district or a district tells what is above it", async () => {
    await office.run(importOrganisations, office.file([header, ministry, department]));
    const rows = [agency.with(5, "").with(6, "").with(7, "502201"), agency.with(0, "0106200000011").with(5, "")];
    const outcome = await office.run(importOrganisations, office.file([header, ...rows]));
    expect(counts(outcome)).toEqual([2, 0, 0, 0]);
    const codes = "province_code, district_code, subdistrict_code";
    expect(
      await office.sql(`select ${codes} from organisations.organisations where level = 'AGENCY' order by code`),
    ).toEqual([
      { province_code: "50", district_code: "5022", subdistrict_code: "502201" },
      { province_code: "50", district_code: "5022", subdistrict_code: null },
    ]);
  });

  test("are none where the record of that name has a district, or the sub-type tells the type", async () => {
    await office.run(importOrganisations, office.file(tree));
    await office.sql("update organisations.organisations set code = null where name_th = 'สำนักงานทดสอบแม่วาง'");
    const row = ["สำนักงานทดสอบแม่วาง", "0106200000000", "ส่วนกลางที่ตั้งอยู่ในภูมิภาค"];
    const file = office.file([["ชื่อหน่วยงาน", "รหัสหน่วยงานต้นสังกัด", "ประเภทย่อย"], row]);
    expect(counts(await office.run(importOrganisations, file))).toEqual([0, 1, 0, 0]);
    expect(
      await office.sql("select type_code, sub_type_code from organisations.organisations where district_code = '5022'"),
    ).toEqual([{ type_code: "CENTRAL", sub_type_code: "CENTRAL_IN_REGION" }]);
  });

  test("are those that may mean one organisation or another", async () => {
    const branch = ["", "0106200000000", "", "สาขา", "", "", "", "", "", ""];
    await office.run(importOrganisations, office.file([...tree, branch]));
    await office.sql(
      `insert into organisations.organisations (parent_id, path_c, level, code, name_th, search_key)
       select parent_id, path_c || 'z', level, '9800000000000', name_th, search_key
       from organisations.organisations where name_th = 'สาขา'`,
    );
    await office.sql("update organisations.organisations set code = null where name_th = 'สาขา'");
    const paths = ["ชื่อหน่วยงาน", "หน่วยงานต้นสังกัด", "ประเภท", "ประเภทย่อย"];
    const { badCells } = await office.run(
      importOrganisations,
      office.file([
        paths,
        ["สาขา", "กระทรวงทดสอบ > กรมทดสอบ", "", ""],
        ["ฝ่าย", "กระทรวงทดสอบ > กรมทดสอบ > สาขา", "", ""],
        ["ฝ่าย", "กระทรวงทดสอบ > กรมทดสอบ", "ส่วนท้องถิ่น", "ส่วนกลางที่ตั้งอยู่ในภูมิภาค"],
      ]),
    );
    expect(badCells.map(({ line, field, rule }) => [line, field, rule])).toEqual([
      [2, "nameTh", "NAME_AMBIGUOUS"],
      [3, "parentPath", "PARENT_AMBIGUOUS"],
      [4, "subTypeCode", "SUB_TYPE_NOT_IN_TYPE"],
    ]);
  });

  test("are those that would change one organisation twice", async () => {
    await office.run(importOrganisations, office.file(tree));
    const [found] = await office.sql<{ id: string }>(
      "select id from organisations.organisations where code = '0106200000010'",
    );
    const rows = [
      ["รหัสระบบ", "รหัสหน่วยงาน", "ชื่อหน่วยงาน"],
      [found?.id ?? "", "", "ชื่อหนึ่ง"],
      ["", "0106200000010", "ชื่อสอง"],
    ];
    const { badCells } = await office.run(importOrganisations, office.file(rows));
    expect(badCells.map(({ line, rule }) => [line, rule])).toEqual([[3, "ROW_TWICE"]]);
  });

  test("are those outside the importer's scope", async () => {
    await office.run(importOrganisations, office.file(tree));
    await office.run(
      importOrganisations,
      office.file([header, ["0106300000000", "0100000000000", "", "กรมอื่น", "", "", "", "", "", ""]]),
    );
    const [place] = await office.sql<{ path: string }>(
      "select path_c as path from directory.organisations where code = '0106200000000'",
    );
    const rows = [
      ["0106300000000", "", "", "ชื่อใหม่ของกรมอื่น", "", "", "", "", "", ""],
      ["0106300000010", "0106300000000", "", "สำนักงานของกรมอื่น", "", "", "", "", "", ""],
    ];
    const { badCells } = await office.run(importOrganisations, office.file([header, ...rows]), {
      scopePath: place?.path ?? "",
    });
    expect(badCells.map(({ line, rule }) => [line, rule])).toEqual([
      [2, "CODE_TAKEN"],
      [3, "PARENT_UNKNOWN"],
    ]);
  });
});

describe("a file that cannot be imported", () => {
  test.each([
    ["NO_HEADER", []],
    [
      "COLUMN_MISSING",
      [
        ["รหัสหน่วยงาน", "อะไรก็ไม่รู้"],
        ["1", "2"],
      ],
    ],
    [
      "COLUMN_TWICE",
      [
        ["ชื่อหน่วยงาน", "ชื่อหน่วยงาน"],
        ["1", "2"],
      ],
    ],
  ])("is refused: %s", async (rule, rows) => {
    await expect(office.run(importOrganisations, office.file(rows))).rejects.toMatchObject({ rule });
  });

  test("is refused when it is not there", async () => {
    await expect(office.run(importOrganisations, "/nowhere/at/all.csv")).rejects.toMatchObject({
      rule: "FILE_UNREADABLE",
    });
  });
});
