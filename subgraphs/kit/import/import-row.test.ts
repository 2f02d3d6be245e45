import fc from "fast-check";
import { phoneCell, splitPhones } from "./address-import";
import { readHeader, templateHeader } from "./import-column";
import { ImportRow } from "./import-row";
import { copyLine } from "./staging";
import { ValueNames } from "./value-names";

const columns = [
  { field: "code", th: "รหัสหน่วยงาน", en: "organisation code", aliases: ["รหัส"], helpTh: "", helpEn: "" },
  {
    field: "nameTh",
    th: "ชื่อหน่วยงาน",
    en: "name (th)",
    aliases: ["หน่วยงาน", "ชื่อ"],
    helpTh: "",
    helpEn: "",
    isRequired: true as const,
  },
  { field: "secret", th: "Authorize Code", en: "token", helpTh: "", helpEn: "", isLeftOut: true as const },
];

describe("a header", () => {
  test.each([
    ["Thai words", ["รหัสหน่วยงาน", "ชื่อหน่วยงาน*"]],
    ["English words", ["Organisation Code", "NAME (TH)"]],
    ["names of the fields", ["code", "nameTh"]],
    ["other words", ["รหัส", "หน่วยงาน"]],
    ["spaces and zero-width marks", [" รหัส หน่วยงาน ", "ชื่อหน่วยงาน\u200b"]],
  ])("is understood in %s", (_, words) => {
    expect([...readHeader(words, columns).places]).toEqual([
      ["code", 0],
      ["nameTh", 1],
    ]);
  });

  test("has its own word for a column rather than another", () => {
    const header = readHeader(["หน่วยงาน", "ชื่อหน่วยงาน", "อื่น"], columns);
    expect([header.places.get("nameTh"), header.unknownColumns]).toEqual([1, ["อื่น", "หน่วยงาน"]]);
  });

  test("forgets columns that are never read", () => {
    expect(readHeader(["ชื่อ", "Authorize Code"], columns)).toMatchObject({
      unknownColumns: [],
      words: new Map([["nameTh", "ชื่อ"]]),
    });
  });

  test("of the template is understood", () => {
    for (const language of ["th", "en"] as const)
      expect(readHeader(templateHeader(columns, language), columns).places.size).toBe(2);
  });
});

const row = (code: string, width = 2): ImportRow =>
  new ImportRow({ line: 2, cells: [code, "ก"] }, { ...readHeader(["รหัส", "ชื่อ"], columns), width });
const rulesOf = (of: ImportRow): string[] => of.badCells.map(({ rule }) => rule);

describe("a text that our own files keep from being a formula", () => {
  const given = (cell: string): string | null => row(cell).given("code");

  test.each(["=1+1", "+66 2", "-5", "@name", "＝1"])("%s is read without the mark before it", (text) => {
    expect(given(`'${text}`)).toBe(text);
    expect(given(text)).toBe(text);
  });

  test("is no other text in quotation marks", () => {
    expect(given("'หลัก'")).toBe("'หลัก'");
  });
});

describe("an id", () => {
  test("is one of a record, or wrong", () => {
    const right = row("0198F0AA-0000-7000-8000-000000000001");
    expect([right.id("code"), right.isBad]).toEqual(["0198f0aa-0000-7000-8000-000000000001", false]);
    const wrong = row("12");
    expect([wrong.id("code"), rulesOf(wrong)]).toEqual([null, ["UNKNOWN_VALUE"]]);
  });
});

describe("a cell with a code", () => {
  test.each([
    ["0113030601000", "0113030601000"],
    [" 0113030601000 ", "0113030601000"],
    ['="0113030601000"', "0113030601000"],
    ["'0113030601000", "0113030601000"],
    ["๐๑๑๓๐๓๐๖๐๑๐๐๐", "0113030601000"],
    ["", null],
  ])("%j is read", (written, code) => {
    const read = row(written);
    expect([read.code("code"), read.isBad]).toEqual([code, false]);
  });

  test.each([
    ["113030601000", "CODE_ZEROS_LOST"],
    ["1.13E+11", "CODE_ZEROS_LOST"],
    ["123", "CODE_FORMAT"],
    ["0113-0306-01000", "CODE_FORMAT"],
  ])("%j is refused: %s", (written, rule) => {
    const read = row(written);
    expect([read.code("code"), rulesOf(read)]).toEqual([null, [rule]]);
  });
});

describe("a row", () => {
  test("with another number of cells than the header is bad", () => {
    expect(row("", 3).badCells).toEqual([
      expect.objectContaining({ line: 2, rule: "COLUMN_COUNT", values: { expected: 3, found: 2 } }),
    ]);
  });

  test("with characters that could not be read is bad", () => {
    expect(row("\uFFFD").badCells).toEqual([expect.objectContaining({ rule: "ENCODING", column: "รหัส" })]);
  });

  test.each([
    ["18.5", 18.5],
    ["๑๘.๕", 18.5],
    ["-18", -18],
  ])("with degrees %j is read", (written, degrees) => {
    expect(row(written).degrees("code", 85, "LATITUDE_RANGE")).toBe(degrees);
  });

  test.each(["98.5", "18,5", "18 N", "1e1", "Infinity", "0x12"])("with degrees %j is bad", (written) => {
    const read = row(written);
    expect([read.degrees("code", 85, "LATITUDE_RANGE"), rulesOf(read)]).toEqual([null, ["LATITUDE_RANGE"]]);
  });

  test("with several phone numbers in one cell has them all", () => {
    expect(splitPhones("02 612 6060 ต่อ 1800,1801; 053-217708, 0890000000")).toEqual([
      "02 612 6060 ต่อ 1800,1801",
      "053-217708",
      "0890000000",
    ]);
    expect(row("02 612 6060 ต่อ 1800,1801;1111").read("code", phoneCell)).toEqual([
      { number: "026126060", extension: "1800,1801" },
      { number: "1111", extension: null },
    ]);
  });
});

test("names of values are found however they are typed, and an earlier code wins a name", () => {
  const names = new ValueNames({ VISIBLE: ["แสดง"], HIDDEN: ["ไม่แสดง", "แสดง"] });
  expect(["visible", " แสดง ", "ไม่ แสดง", "อะไร"].map((text) => names.find(text))).toEqual([
    "VISIBLE",
    "VISIBLE",
    "HIDDEN",
    null,
  ]);
});

test("whatever is in a cell stays one cell of COPY", () => {
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom("\\", "\t", "\n", "\r", "N", "ก", '"') }),
    fc.constant(null),
    fc.integer(),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), (values) => {
      const line = copyLine(values);
      expect(line.endsWith("\n")).toBe(true);
      const cells = line
        .slice(0, -1)
        .split("\t")
        .map((cell) =>
          cell === "\\N"
            ? null
            : cell.replace(/\\(.)/g, (_, letter: string) => ({ t: "\t", n: "\n", r: "\r" })[letter] ?? letter),
        );
      expect(cells).toEqual(values.map((written) => (written === null ? null : String(written))));
    }),
  );
});
