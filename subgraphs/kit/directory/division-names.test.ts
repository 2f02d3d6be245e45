import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { projectFile } from "../project-file";
import { DivisionNames } from "./division-names";

type Row = Record<string, string>;
const rowsOf = (file: string): Row[] =>
  parse(readFileSync(projectFile("subgraphs/organisations/division/data", file)), { columns: true, bom: true });

/** The divisions as the directory has them. */
const tables: Readonly<Record<string, Row[]>> = {
  provinces: rowsOf("provinces.csv").map((row) => ({ ...row, above: "" })),
  districts: rowsOf("districts.csv").map((row) => ({ ...row, above: row["province_code"] ?? "" })),
  subdistricts: rowsOf("subdistricts.csv").map((row) => ({ ...row, above: row["district_code"] ?? "" })),
};
const read = async <Row extends object>(sql: string): Promise<Row[]> =>
  (tables[/directory\.(\w+)/.exec(sql)?.[1] ?? ""] ?? []) as Row[];

describe("divisions are found by what people write", () => {
  let names: DivisionNames;
  beforeAll(async () => {
    names = await DivisionNames.load(read);
  });

  test.each([
    ["เชียงใหม่", "50"],
    ["จ.เชียงใหม่", "50"],
    ["จังหวัดเชียงใหม่", "50"],
    ["Chiang Mai", "50"],
    ["chiangmai", "50"],
    ["๕๐", "50"],
    ["กทม.", "10"],
    ["กรุงเทพฯ", "10"],
    ["เชียงไหม่", null],
  ])("province %j is %s", (written, code) => {
    expect(names.province(written)).toBe(code);
  });

  test.each([
    ["แม่วาง", null, "5022"],
    ["อ.แม่วาง", "50", "5022"],
    ["อำเภอแม่วาง", "50", "5022"],
    ["แม่วาง", "57", null],
    ["เมือง", "50", "5001"],
    ["อ.เมืองเชียงใหม่", "50", "5001"],
    ["เมือง", null, null],
    ["เขตดุสิต", "10", "1002"],
    ["5022", "50", "5022"],
  ])("district %j in %s is %s", (written, province, code) => {
    expect(names.district(written, province)).toBe(code);
  });

  test.each([
    ["ต.บ้านกาด", "5022", "50", "502201"],
    ["บ้านกาด", null, "50", "502201"],
    ["แขวงวังบูรพาภิรมย์", "1001", "10", "100102"],
    ["บ้านใหม่", null, null, null],
  ])("sub-district %j in %s is %s", (written, district, province, code) => {
    expect(names.subdistrict(written, district, province)).toBe(code);
  });

  test("every district is found by its own name in its province", () => {
    for (const { code, name_th = "", above = "" } of tables["districts"] ?? [])
      expect([name_th, names.district(name_th, above)]).toEqual([name_th, code]);
  });
});
