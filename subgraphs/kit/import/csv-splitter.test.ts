import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { CsvSplitter } from "./csv-splitter";

const split = (pieces: readonly string[], delimiter = ",", newline: "\n" | "\r" = "\n"): [number, ...string[]][] => {
  const splitter = new CsvSplitter(delimiter, newline);
  const rows = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
  return rows.map(({ line, cells }) => [line, ...cells]);
};

describe("the text of a CSV file is split into rows", () => {
  test.each<[string, string, [number, ...string[]][]]>([
    [
      "plain cells",
      "a,b\r\nc,d\r\n",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    [
      "no line end at the end",
      "a,b\nc,d",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    ["quoted cells", '"a,1","b ""2"""\n', [[1, "a,1", 'b "2"']]],
    [
      "a quoted cell over lines",
      'a,"b\r\nc"\r\nd,e',
      [
        [1, "a", "b\r\nc"],
        [3, "d", "e"],
      ],
    ],
    ["a mark inside a cell", 'a 5" pipe,b\n', [[1, 'a 5" pipe', "b"]]],
    ["text after a closing mark", '"a"b,c\n', [[1, "ab", "c"]]],
    [
      "rows of nothing",
      "a,b\n\n,,\nc,d\n",
      [
        [1, "a", "b"],
        [4, "c", "d"],
      ],
    ],
    ["an empty quoted cell at the end", 'a,""\n', [[1, "a", ""]]],
    [
      "an empty last cell of a quoted row",
      '"a",\n"b",\n',
      [
        [1, "a", ""],
        [2, "b", ""],
      ],
    ],
  ])("%s", (_, text, rows) => {
    expect(split([text])).toEqual(rows);
  });

  test("old Macintosh line ends", () => {
    expect(split(['a;"b"\rc;d'], ";", "\r")).toEqual([
      [1, "a", "b"],
      [2, "c", "d"],
    ]);
  });

  test.each(['a,"b\nc,d\n', '"', 'x\n"y""'])("a mark that is never closed is refused: %j", (text) => {
    expect(() => split([text])).toThrow(expect.objectContaining({ rule: "OPEN_QUOTE" }));
  });

  const cell = fc.string({ unit: fc.constantFrom("ก", "a", '"', ",", "\n", "\r\n", " "), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 5 });
  const written = (rows: string[][]): string =>
    rows.map((row) => `${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")}\n`).join("");

  test("as a full parser splits it, wherever the pieces are cut", () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const text = written(rows);
        const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
        const expected = (parse(text, { relax_column_count: true }) as string[][]).filter((row) =>
          row.some((content) => content.trim()),
        );
        expect(split(pieces).map(([, ...cells]) => cells)).toEqual(expected);
      }),
    );
  });
});
