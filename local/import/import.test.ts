import { readdirSync, readFileSync } from "node:fs";
import { projectFile } from "../../subgraphs/kit/project-file";
import { helpText } from "./import.help";
import { readImportArguments } from "./import.arguments";
import { countLine, outcomeLines } from "./import.report";
import { wordsForCell, wordsForFile } from "../../subgraphs/kit/import/import-words";

const read = (...args: string[]) => readImportArguments(args, "/home/officer");

describe("the command line of the import", () => {
  test("is a dry run unless it says --apply", () => {
    expect(read("organisations", "a.csv")).toMatchObject({
      kind: "organisations",
      file: "/home/officer/a.csv",
      isApplied: false,
      encoding: null,
    });
    expect(
      read(
        "service-points",
        "/b.csv",
        "--apply",
        "--skip-bad",
        "--encoding",
        "TIS-620",
        "--parent",
        "0106200000000",
        "--report",
        "bad.csv",
      ),
    ).toEqual({
      what: "import",
      kind: "service-points",
      file: "/b.csv",
      isApplied: true,
      skipsBadRows: true,
      encoding: "windows-874",
      parentCode: "0106200000000",
      report: "/home/officer/bad.csv",
    });
  });

  test.each([[], ["help"], ["organisations", "--help"]])("explains itself: %j", (...args) => {
    expect(read(...args)).toEqual({ what: "help" });
  });

  test("offers a template", () => {
    expect(read("template", "organisations")).toEqual({ what: "template", kind: "organisations", file: null });
  });

  test.each([
    [["schools", "a.csv"], /organisations or service-points/],
    [["organisations"], /Name the file/],
    [["organisations", "a.csv", "b.csv"], /one file at a time/],
    [["organisations", "a.csv", "--apply", "--dry-run"], /one of/],
    [["organisations", "a.csv", "--encoding", "ebcdic"], /utf-8 or windows-874/],
    [["organisations", "a.csv", "--parent", "1"], /13 digits/],
    [["organisations", "a.csv", "--aply"], /help/],
  ])("refuses %j", (args, reason) => {
    expect(() => read(...args)).toThrow(reason);
  });
});

/** Every rule code that the importers and the checks of fields write down. */
function ruleCodes(): Set<string> {
  const folders = [
    "kit/import",
    "kit/input",
    "kit/opening-hours",
    "organisations/directory-import",
    "service-points/pin-import",
  ].map((folder) => projectFile("subgraphs", folder));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => readFileSync(`${folder}/${name}`, "utf8")),
  );
  const calls =
    /(?:checks\.add|this\.add|add)\([^;]*?"([A-Z]+_[A-Z_]+|REQUIRED|ENCODING)"|'((?:CODE|ROW|NAME|PARENT|LEVEL|SUB|ORGANISATION)_[A-Z_]+)'|"([A-Z]+_NOT_IN_[A-Z]+)"|UnreadableHours\("([A-Z_]+)"/g;
  return new Set(
    sources.flatMap((source) => [...source.matchAll(calls)].map(([, ...codes]) => codes.find(Boolean) ?? "")),
  );
}

describe("the words of the import", () => {
  test("say of every rule, in both languages, what is wrong", () => {
    const codes = ruleCodes();
    expect(codes.size).toBeGreaterThan(25);
    for (const rule of codes) {
      const { th, en } = wordsForCell({ field: "x", rule, values: {} });
      expect([rule, /[ก-๙]/.test(th), en !== rule]).toEqual([rule, true, true]);
    }
  });

  test("say why a file is refused", () => {
    for (const rule of [
      "FILE_UNREADABLE",
      "FILE_DAMAGED",
      "NO_HEADER",
      "OPEN_QUOTE",
      "COLUMN_TWICE",
      "COLUMN_MISSING",
      "PARENT_CODE_UNKNOWN",
      "TAKEN_MEANWHILE",
    ]) {
      expect(wordsForFile({ rule, values: {} } as never).en).not.toBe(rule);
    }
  });

  test("explain every column", () => {
    expect(helpText()).toContain("รหัสหน่วยงาน | organisation code");
    expect(helpText()).not.toContain("undefined");
  });
});

test("an outcome ends with one line of numbers, and names its bad cells", () => {
  const badCells = Array.from({ length: 22 }, (_, index) => ({
    line: index + 2,
    column: "รหัส",
    field: "code",
    value: "1",
    rule: "CODE_FORMAT",
  }));
  const outcome = {
    added: 1,
    changed: 2,
    unchanged: 3,
    bad: 22,
    badCells,
    addedNames: ["ก"],
    changedExamples: [],
    unknownColumns: ["สี"],
    keptPins: 1,
    encoding: "utf-8" as const,
    isWritten: false,
  };
  expect(countLine(outcome)).toBe("1 added, 2 changed, 3 unchanged, 22 bad");
  const lines = outcomeLines(outcome, false).join("\n");
  expect(lines).toContain('line 2, column "รหัส", "1": รหัสต้องเป็นตัวเลข 13 หลัก / a code has 13 digits');
  expect(lines).toContain("and 2 more");
});
