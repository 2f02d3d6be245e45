import { parse } from "csv-parse/sync";
import { fetchExport } from "../../../local/testing/test-export";
import { csvOf, found, type ImportedList, TestFileImport } from "../../../local/testing/test-file-import";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

let pakmut: TestPakmut;
let department: TestNode;
let office: TestNode;
let central: TestFileImport;
let points: TestFileImport;

const address = { province_code: "50", district_code: "5001", subdistrict_code: "500101", postcode: "50200" };
const phones = JSON.stringify([
  { number: "053217708", extension: "12" },
  { number: "1111", extension: null },
]);

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวง", { columns: { code: "0100000000000" } });
  department = await addOrganisation(pakmut, "กรม", { below: ministry, columns: { code: "0106200000000" } });
  office = await addOrganisation(pakmut, "=1+1", {
    below: department,
    columns: {
      ...address,
      code: "0006200000001",
      name_en: "@Office",
      full_name_th: '-สำนักงาน, "หลัก"',
      address_th: "1/2\nหมู่ 3",
      phones,
      type_code: "CENTRAL",
      sub_type_code: "CENTRAL_IN_REGION",
      website: "https://office.example",
      status: "HIDDEN",
    },
  });
  // The same name twice: by name alone nobody could say which is meant.
  for (const code of [null, null]) await addOrganisation(pakmut, "สาขา", { below: department, columns: { code } });
  await addServicePoint(pakmut, "เคาน์เตอร์", office, {
    ...address,
    code: "0006200000002",
    phones,
    note: "+เปิดทุกวัน",
    facilities: JSON.stringify(["PARKING", "WIFI"]),
    latitude: 18.7850249,
    longitude: 98.962043,
    pin_source: "ADDRESS",
  });
  await addServicePoint(pakmut, "ไม่มีรหัส", office, {
    latitude: 18.7,
    longitude: 98.9,
    pin_source: "OFFICER",
    pin_confirmed_at: new Date(),
    pin_confirmed_by_name: "เจ้าหน้าที่ ทดสอบ",
  });
  const officer = await pakmut.as("CENTRAL_OFFICER", department.id);
  central = new TestFileImport(pakmut, officer, "organisations", department.id);
  points = new TestFileImport(pakmut, officer, "service-points", department.id);
  await pakmut.startJobs();
}, 60_000);
afterAll(() => pakmut.close());

const fetchList = async (list: ImportedList, format: "csv" | "xlsx", language: "th" | "en"): Promise<Buffer> => {
  const answer = await fetchExport(pakmut, central.client, `${list}/${list}.${format}`, { language });
  return Buffer.from(await answer.arrayBuffer());
};
const everything = (table: string): Promise<Record<string, unknown>[]> =>
  pakmut.sql(`select * from ${table} order by id`);

describe("a list that is taken away and comes back", () => {
  test.each([
    ["csv", "th"],
    ["csv", "en"],
    ["xlsx", "th"],
  ] as const)("as it was (%s, %s) changes nothing, and has no column that means nothing", async (format, language) => {
    const organisations = await central.check(await fetchList("organisations", format, language));
    expect([found(organisations), organisations.unknownColumns]).toEqual([[0, 0, 4, 0], []]);
    const servicePoints = await points.check(await fetchList("service-points", format, language));
    expect([found(servicePoints), servicePoints.unknownColumns, servicePoints.keptPins]).toEqual([[0, 0, 2, 0], [], 0]);
  });

  test("with one cell edited changes that cell, of that record, and nothing else", async () => {
    const rows = parse(await fetchList("organisations", "csv", "th"), { bom: true }) as string[][];
    const [header, ...records] = rows as [string[], ...string[][]];
    const place = (heading: string): number => header.indexOf(heading);
    const edited = records.map((row) =>
      row[place("รหัสระบบ")] === office.id ? row.with(place("เว็บไซต์"), "https://new.example") : row,
    );
    // Columns that were taken out of the file leave what they stand for as it is.
    const kept = [...header.keys()].filter((index) => header[index] !== "โทรศัพท์");
    const before = await everything("organisations.organisations");
    const checked = await central.check(
      csvOf([header, ...edited].map((row) => kept.map((index) => row[index] as string))),
    );
    expect(found(checked)).toEqual([0, 1, 3, 0]);
    expect(await central.rows(checked.id, "CHANGED")).toMatchObject([
      {
        recordId: office.id,
        changes: [{ field: "website", before: "https://office.example", after: "https://new.example" }],
      },
    ]);
    await central.apply(checked.id);
    expect(await central.settled(checked.id)).toMatchObject({ state: "APPLIED" });
    const after = await everything("organisations.organisations");
    const isSame = (row: Record<string, unknown>, index: number): boolean =>
      JSON.stringify(row) === JSON.stringify(before[index]);
    const changed = after.filter((row, index) => !isSame(row, index));
    expect(changed).toEqual([
      {
        ...before.find(({ id }) => id === office.id),
        website: "https://new.example",
        completeness_percent: expect.any(Number),
        version: 2,
        updated_at: expect.any(Date),
        updated_by_name: "CENTRAL_OFFICER ทดสอบ",
      },
    ]);
  });

  test("has the facilities of a service point in words", async () => {
    const [header, ...records] = parse(await fetchList("service-points", "csv", "th"), { bom: true }) as string[][];
    const place = header?.indexOf("สิ่งอำนวยความสะดวก") ?? -1;
    expect(records.map((row) => row[place])).toEqual(["ที่จอดรถ; อินเทอร์เน็ตไร้สาย (Wi-Fi)", ""]);
    const edited = records.map((row) =>
      row[place] ? row.with(place, "lift, ที่จอดรถ") : row.with(place, "บันไดเลื่อนวิเศษ"),
    );
    const checked = await points.check(csvOf([header as string[], ...edited]));
    expect(found(checked)).toEqual([0, 1, 0, 1]);
    expect((await points.rows(checked.id, "CHANGED"))[0]?.changes).toEqual([
      { field: "facilities", before: '["PARKING","WIFI"]', after: '["PARKING","LIFT"]' },
    ]);
    expect((await points.rows(checked.id, "BAD"))[0]?.problems).toMatchObject([{ rule: "UNKNOWN_VALUE" }]);
  });

  test("finds its record though name and code were edited, and none outside the scope", async () => {
    const header = ["รหัสระบบ", "รหัสหน่วยงาน", "ชื่อหน่วยงาน"];
    const renamed = await central.check([header, [office.id, "0006200000009", "ชื่อใหม่"]]);
    expect((await central.rows(renamed.id, "CHANGED"))[0]?.changes).toEqual(
      expect.arrayContaining([
        { field: "code", before: "0006200000001", after: "0006200000009" },
        { field: "nameTh", before: "=1+1", after: "ชื่อใหม่" },
      ]),
    );
    const foreign = await addOrganisation(pakmut, "กระทรวงอื่น", { columns: { code: "0200000000000" } });
    const wrong = await central.check([
      header,
      [foreign.id, "", "ของคนอื่น"],
      ["00000000-0000-7000-8000-00000000ffff", "", "ไม่มี"],
      ["ไม่ใช่รหัส", "", "ผิดรูป"],
      [office.id, "0200000000000", ""],
    ]);
    const rules = (await central.rows(wrong.id, "BAD")).map(({ problems }) =>
      problems.map(({ rule }: { rule: string }) => rule),
    );
    expect(rules).toEqual([["ID_UNKNOWN"], ["ID_UNKNOWN"], expect.arrayContaining(["UNKNOWN_VALUE"]), ["CODE_TAKEN"]]);
  });
});
