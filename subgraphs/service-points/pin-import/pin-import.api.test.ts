import { Client } from "pg";
import { counts, TestImport, waitForBlockedImport } from "../../../local/testing/test-import";
import { importOrganisations } from "../../organisations/directory-import/directory-import";
import { importServicePoints } from "./pin-import";

let office: TestImport;
beforeAll(async () => {
  office = await TestImport.open();
  const rows = [
    ["รหัสหน่วยงาน", "รหัสหน่วยงานต้นสังกัด", "ชื่อหน่วยงาน", "ระดับ"],
    ["0100000000000", "", "กระทรวงทดสอบ", "กระทรวง"],
    ["0106200000000", "0100000000000", "กรมทดสอบ", ""],
    ["0106300000000", "0100000000000", "กรมอื่น", ""],
  ];
  await office.run(importOrganisations, office.file(rows));
});
afterAll(() => office.close());
beforeEach(async () => {
  await office.sql("set session_replication_role = replica");
  await office.sql("delete from service_points.audit_entries");
  await office.sql("set session_replication_role = origin");
  await office.sql("delete from service_points.service_points");
});

const header = ["รหัสหน่วยงาน", "รหัสจุดบริการ", "ชื่อจุดบริการ", "จังหวัด", "อำเภอ", "ละติจูด", "ลองจิจูด", "ต่างประเทศ"];
const counter = ["0106200000000", "0106200000001", "เคาน์เตอร์แม่วาง", "เชียงใหม่", "แม่วาง", "18.674880001", "98.65782", ""];

const point = async (nameTh = "เคาน์เตอร์แม่วาง"): Promise<Record<string, unknown>> => {
  const [row] = await office.sql<Record<string, unknown>>(
    "select * from service_points.service_points where name_th = $1",
    [nameTh],
  );
  return row ?? {};
};
const confirm = (): Promise<unknown> =>
  office.sql(
    "update service_points.service_points set pin_confirmed_at = now(), pin_confirmed_by_name = 'เจ้าหน้าที่ ทดสอบ', pin_source = 'OFFICER'",
  );

describe("a file of service points", () => {
  test("brings them under their organisations, each with a pin that nobody has confirmed", async () => {
    expect(counts(await office.run(importServicePoints, office.file([header, counter])))).toEqual([1, 0, 0, 0]);
    const [organisation] = await office.sql(
      "select id, path_c from directory.organisations where code = '0106200000000'",
    );
    expect(await point()).toMatchObject({
      code: "0106200000001",
      organisation_id: organisation?.["id"],
      path_c: organisation?.["path_c"],
      district_code: "5022",
      latitude: 18.67488,
      longitude: 98.65782,
      pin_source: "IMPORTED",
      pin_province_code: "50",
      pin_district_code: "5022",
      pin_is_abroad: false,
      pin_confirmed_at: null,
      search_key: "เคาน์เตอร์แม่วาง 0106200000001",
    });
    expect(
      await office.sql("select from service_points.audit_entries where action = 'importServicePoints'"),
    ).toHaveLength(1);
  });

  test("changes nothing the second time", async () => {
    const file = office.file([header, counter, counter.with(1, "").with(2, "เคาน์เตอร์สอง")]);
    expect(counts(await office.run(importServicePoints, file))).toEqual([2, 0, 0, 0]);
    expect(counts(await office.run(importServicePoints, file))).toEqual([0, 0, 2, 0]);
    expect(await point("เคาน์เตอร์สอง")).toMatchObject({ code: expect.stringMatching(/^99[0-9]{11}$/) });
  });

  test("moves a pin that nobody has confirmed", async () => {
    await office.run(importServicePoints, office.file([header, counter]));
    expect(
      counts(
        await office.run(importServicePoints, office.file([header, counter.with(5, "18.78502").with(6, "98.96204")])),
      ),
    ).toEqual([0, 1, 0, 0]);
    expect(await point()).toMatchObject({
      latitude: 18.78502,
      longitude: 98.96204,
      pin_district_code: "5001",
      version: 2,
    });
  });

  test("never moves a pin that an officer confirmed, and says so", async () => {
    await office.run(importServicePoints, office.file([header, counter]));
    await confirm();
    const elsewhere = counter.with(5, "18.78502").with(6, "98.96204");
    const outcome = await office.run(importServicePoints, office.file([header, elsewhere]));
    expect(counts(outcome)).toEqual([0, 0, 1, 0]);
    expect(outcome.keptPins).toBe(1);
    expect(await point()).toMatchObject({ latitude: 18.67488, pin_source: "OFFICER", version: 1 });
  });

  test("never moves a pin that an officer confirms while the file is being written", async () => {
    await office.run(importServicePoints, office.file([header, counter]));
    const officer = new Client({ connectionString: office.database.adminUrl });
    await officer.connect();
    await officer.query("begin");
    await officer.query("update service_points.service_points set pin_confirmed_at = now(), pin_source = 'OFFICER'");
    const elsewhere = counter.with(5, "18.78502").with(6, "98.96204");
    const writing = office.run(importServicePoints, office.file([header, elsewhere.with(2, "เคาน์เตอร์ใหม่")]));
    await waitForBlockedImport((text) => office.sql(text));
    await officer.query("commit");
    await officer.end();
    await writing;
    expect(await point("เคาน์เตอร์ใหม่")).toMatchObject({ latitude: 18.67488, pin_source: "OFFICER", version: 2 });
  });

  test("changes the rest of a service point whose pin stays", async () => {
    await office.run(importServicePoints, office.file([header, counter]));
    await confirm();
    const outcome = await office.run(
      importServicePoints,
      office.file([header, counter.with(2, "เคาน์เตอร์ใหม่").with(5, "19")]),
    );
    expect([...counts(outcome), outcome.keptPins]).toEqual([0, 1, 0, 0, 1]);
    expect(outcome.changedExamples).toEqual([{ line: 2, name: "เคาน์เตอร์ใหม่", fields: ["nameTh"] }]);
    expect(await point("เคาน์เตอร์ใหม่")).toMatchObject({ latitude: 18.67488, search_key: "เคาน์เตอร์ใหม่ 0106200000001" });
  });

  test("may bring hidden ones", async () => {
    const hidden = office.file([
      [...header, "สถานะ"],
      [...counter, "ไม่แสดง"],
    ]);
    expect(counts(await office.run(importServicePoints, hidden))).toEqual([1, 0, 0, 0]);
    expect(await point()).toMatchObject({ status: "HIDDEN" });
  });

  test("may be the file of the organisations", async () => {
    const rows = [
      ["organisation code", "parent code", "level", "name (th)", "latitude", "longitude"],
      ["0106200000000", "0100000000000", "DEPARTMENT", "กรมทดสอบ", "13.75", "100.5"],
    ];
    expect(counts(await office.run(importOrganisations, office.file(rows)))).toEqual([0, 0, 1, 0]);
    expect(counts(await office.run(importServicePoints, office.file(rows)))).toEqual([1, 0, 0, 0]);
    expect(await point("กรมทดสอบ")).toMatchObject({ pin_province_code: "10" });
  });

  test("may have offices abroad, said so", async () => {
    const embassy = ["0106200000000", "", "สถานทูต", "", "", "35.6595", "139.7005", "ใช่"];
    expect(counts(await office.run(importServicePoints, office.file([header, embassy])))).toEqual([1, 0, 0, 0]);
    expect(await point("สถานทูต")).toMatchObject({ pin_is_abroad: true, pin_province_code: null });
  });
});

describe("bad rows of service points", () => {
  test.each([
    ["ORGANISATION_UNKNOWN", "organisationCode", counter.with(0, "0999999999999")],
    ["REQUIRED", "organisationCode", counter.with(0, "")],
    ["REQUIRED", "nameTh", counter.with(2, "")],
    ["REQUIRED", "longitude", counter.with(6, "")],
    ["REQUIRED", "latitude", counter.with(5, "")],
    ["LONGITUDE_RANGE", "longitude", counter.with(6, "198.65782")],
    ["LATITUDE_RANGE", "latitude", counter.with(5, "98.65782")],
    ["LATITUDE_RANGE", "latitude", counter.with(5, "18°40'N")],
    ["PIN_ABROAD", "latitude", counter.with(5, "35.6595").with(6, "139.7005")],
    ["PIN_IN_COUNTRY", "isAbroad", counter.with(7, "ใช่")],
    ["UNKNOWN_VALUE", "districtCode", counter.with(4, "ไม่มีอำเภอนี้")],
    ["DISTRICT_NOT_IN_PROVINCE", "districtCode", counter.with(3, "10").with(4, "5022")],
  ])("%s of %s stops the file", async (rule, field, row) => {
    const outcome = await office.run(importServicePoints, office.file([header, row]));
    expect(outcome.badCells).toEqual([expect.objectContaining({ line: 2, rule, field })]);
    expect(outcome.isWritten).toBe(false);
  });

  const unnumbered = counter.with(1, "");
  test.each([
    ["a code", [counter, counter.with(2, "เคาน์เตอร์อื่น")], [[3, "code", "CODE_TWICE"]]],
    ["a name, without codes", [unnumbered, unnumbered.with(5, "18.7")], [[3, "nameTh", "ROW_TWICE"]]],
    ["a name, one with a code", [unnumbered, counter], [[2, "nameTh", "ROW_TWICE"]]],
  ])("say the same as another of the file: %s", async (_what, rows, bad) => {
    const { badCells } = await office.run(importServicePoints, office.file([header, ...rows]));
    expect(badCells.map(({ line, field, rule }) => [line, field, rule])).toEqual(bad);
  });

  test("mean the same service point as another, or nobody can tell which", async () => {
    await office.run(importServicePoints, office.file([header, unnumbered]));
    const twice = await office.run(importServicePoints, office.file([header, unnumbered, unnumbered]));
    expect(twice.badCells).toEqual([expect.objectContaining({ line: 3, rule: "ROW_TWICE" })]);
    await office.sql(
      `insert into service_points.service_points (organisation_id, path_c, name_th, search_key)
       select organisation_id, path_c, name_th, search_key from service_points.service_points`,
    );
    const which = await office.run(importServicePoints, office.file([header, unnumbered]));
    expect(which.badCells).toEqual([expect.objectContaining({ line: 2, rule: "NAME_AMBIGUOUS" })]);
    expect(which.isWritten).toBe(false);
  });

  test("are not those of one name with codes of their own", async () => {
    const outcome = await office.run(
      importServicePoints,
      office.file([header, counter, counter.with(1, "0106200000002")]),
    );
    expect(counts(outcome)).toEqual([2, 0, 0, 0]);
  });

  test("are not those of the name of one that has another code: they are others", async () => {
    await office.run(importServicePoints, office.file([header, counter]));
    const rows = [counter.with(1, "0106200000002"), unnumbered.with(2, "เคาน์เตอร์สาม")];
    expect(counts(await office.run(importServicePoints, office.file([header, ...rows])))).toEqual([2, 0, 0, 0]);
  });

  test("belong to another organisation than the service point does", async () => {
    await office.run(importServicePoints, office.file([header, counter]));
    const outcome = await office.run(importServicePoints, office.file([header, counter.with(0, "0106300000000")]));
    expect(outcome.badCells).toEqual([
      expect.objectContaining({ rule: "ORGANISATION_DIFFERS", field: "organisationCode" }),
    ]);
  });

  test("lie outside the importer's scope", async () => {
    const [other] = await office.sql<{ path: string }>(
      "select path_c as path from directory.organisations where code = '0106300000000'",
    );
    const outcome = await office.run(importServicePoints, office.file([header, counter]), {
      scopePath: other?.path ?? "",
    });
    expect(outcome.badCells).toEqual([expect.objectContaining({ rule: "ORGANISATION_UNKNOWN" })]);
  });
});
