import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import type { Cell, DownloadedTable } from "./download";
import { writeCsv } from "./csv.writer";
import { writeNdjson } from "./ndjson.writer";
import { columnName, writeXlsx } from "./xlsx.writer";

async function* come(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly Cell[]> {
  yield* rows;
}

const table = (...rows: (readonly Cell[])[]): DownloadedTable => ({ fileName: "t", columns: ["a"], rows: come(rows) });

async function bytesOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const csvCells = async (...cells: Cell[]): Promise<string[]> => {
  const bytes = await bytesOf(writeCsv(table(...cells.map((cell) => [cell]))));
  return (parse(bytes, { bom: true }) as string[][]).slice(1).map(([cell = ""]) => cell);
};
const sheetOf = async (given: DownloadedTable): Promise<string> =>
  strFromU8(unzipSync(await bytesOf(writeXlsx(given)))["xl/worksheets/sheet1.xml"] as Uint8Array);

/** What programs for tables evaluate. T29. */
const dangerous = [
  "=1+1",
  "+66 53 217 708",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1",
  "＋1",
  "－1",
  "＠1",
  '=cmd|"/c calc"!A1',
];

describe("a table as CSV", () => {
  test.each(dangerous)("lets %j be no formula", async (text) => {
    expect(await csvCells(text)).toEqual([`'${text}`]);
  });

  test.each(["0113030601000", "ก, ข", 'เขา "พูด"', "บรรทัด\nใหม่", "a;b", "'", ""])(
    "gives %j back as it was",
    async (text) => {
      // The word behind keeps a row of one empty cell from being none at all.
      expect(await csvCells(text, "end")).toEqual(text === "" ? ["", "end"] : [text, "end"]);
    },
  );

  test("writes numbers as numbers, nothing as nothing, and times as they are in Thailand", async () => {
    expect(await csvCells(-1.5, "x", null, true, new Date("2026-11-21T12:00:00Z"))).toEqual([
      "-1.5",
      "x",
      "",
      "true",
      "2026-11-21 19:00:00",
    ]);
  });

  test("of any texts is read back as they were, but for the mark before a formula", async () => {
    const text = fc.string({ unit: "binary" }).map((each) => each.replaceAll("\uFEFF", ""));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
        const cells = await csvCells(...texts.map((each) => `ก${each}`));
        expect(cells).toEqual(texts.map((each) => `ก${each}`));
      }),
    );
  });
});

describe("a table as a workbook", () => {
  test.each(dangerous)("holds %j as a text", async (text) => {
    const sheet = await sheetOf(table([text]));
    expect(sheet).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">');
    expect(sheet).not.toMatch(/<f>|<v>/);
  });

  test("keeps the zeros that a code begins with, and what XML would read as its own", async () => {
    const sheet = await sheetOf(table(["0113030601000"], ['<&>"'], ["ก\u0000ข\uD800ค"], [12.5], [null], [false]));
    expect(sheet).toContain(">0113030601000</t>");
    expect(sheet).toContain(">&lt;&amp;&gt;&quot;</t>");
    expect(sheet).toContain(">กข\uFFFDค</t>");
    expect(sheet).toContain('<c r="A5"><v>12.5</v></c>');
    expect(sheet).toContain('<row r="6"></row>');
    expect(sheet).toContain('<c r="A7" t="b"><v>0</v></c>');
  });

  test("goes on in another sheet when one is full, and comes in small pieces", async () => {
    async function* many(): AsyncGenerator<readonly Cell[]> {
      for (let row = 0; row < 30_001; row++) yield [row];
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of writeXlsx({ fileName: "t", columns: ["a"], rows: many() }, 30_000)) chunks.push(chunk);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(100_000);
    const parts = unzipSync(Buffer.concat(chunks));
    const rowsOf = (sheet: number): number | undefined =>
      strFromU8(parts[`xl/worksheets/sheet${sheet}.xml`] as Uint8Array).match(/<row /g)?.length;
    expect([rowsOf(1), rowsOf(2)]).toEqual([30_000, 3]);
    expect(strFromU8(parts["xl/workbook.xml"] as Uint8Array)).toContain('<sheet name="2" sheetId="2" r:id="rId2"/>');
  });

  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
  ])("names column %d %s", (index, name) => {
    expect(columnName(index)).toBe(name);
  });
});

test("a table as lines of JSON gives every value back", async () => {
  const bytes = await bytesOf(
    writeNdjson({
      fileName: "t",
      columns: ["a", "b"],
      rows: come([
        ["=1", null],
        [2, true],
      ]),
    }),
  );
  expect(bytes.toString()).toBe('{"a":"=1","b":null}\n{"a":2,"b":true}\n');
});
