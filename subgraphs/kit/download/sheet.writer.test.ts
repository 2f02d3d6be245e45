import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import type { CopiedColumn, CopiedKind } from "./copied-table";
import { writeSheets } from "./sheet.writer";
import { unwritable } from "./xlsx.writer";

const columnsOf = (...kinds: CopiedKind[]): CopiedColumn[] =>
  kinds.map((kind, index) => ({ name: `c${index}`, heading: `หัว ${index}`, kind, sql: "" }));

const signs: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
  "\v": "\\v",
};
/** A cell as COPY's text format writes it. */
const copied = (cell: string | null): string =>
  cell === null ? "\\N" : cell.replace(/[\\\n\r\t\b\f\v]/g, (sign) => signs[sign] as string);
const rowsOfCopy = (...rows: (string | null)[][]): Buffer =>
  Buffer.from(rows.map((row) => `${row.map(copied).join("\t")}\n`).join(""));

async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function workbook(columns: CopiedColumn[], bytes: Buffer, { length = 65_536, sheetRows = 1_000 } = {}) {
  const chunks: Buffer[] = [];
  for await (const chunk of writeSheets(columns, inPieces(bytes, length), sheetRows)) chunks.push(chunk);
  return unzipSync(Buffer.concat(chunks));
}
const sheetOf = (parts: Record<string, Uint8Array>, sheet = 1): string =>
  strFromU8(parts[`xl/worksheets/sheet${sheet}.xml`] as Uint8Array);

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", "#13": "\r" };
const textsIn = (sheet: string): string[] =>
  [...sheet.matchAll(/<t(?: xml:space="preserve")?>([^<]*)<\/t>/g)].map(([, text = ""]) =>
    text.replace(/&(lt|gt|quot|amp|#13);/g, (_, name: string) => entities[name] as string),
  );

test("a number is a number, a text is typed as one, and nothing is no cell", async () => {
  const parts = await workbook(
    columnsOf("number", "text", "word"),
    rowsOfCopy(["12.5", "=1+1", null], [null, "", "0113"]),
  );
  expect(sheetOf(parts)).toContain(
    '<row r="2"><c r="A2"><v>12.5</v></c><c r="B2" t="inlineStr"><is><t>=1+1</t></is></c></row>' +
      '<row r="3"><c r="B3" t="inlineStr"><is><t></t></is></c><c r="C3" t="inlineStr"><is><t>0113</t></is></c></row>' +
      "</sheetData></worksheet>",
  );
});

test("what XML would read as its own, or cannot hold, is written so that it is read back", async () => {
  const texts = ['<&>"', " vor", "nach ", "zeile\nzeile\r\nende", "\t", "\\N", "a\u0001b", "\uFFFEx", "＝1"];
  const sheet = sheetOf(await workbook(columnsOf("text"), rowsOfCopy(...texts.map((text) => [text]))));
  expect(textsIn(sheet).slice(1)).toEqual([...texts.slice(0, 6), "ab", "x", "＝1"]);
  expect(sheet).toContain('<t xml:space="preserve"> vor</t>');
});

test("a cell is as long as Excel takes it", async () => {
  const [, text] = textsIn(sheetOf(await workbook(columnsOf("text"), rowsOfCopy(["ก".repeat(40_000)]))));
  expect(text).toBe("ก".repeat(32_767));
});

test("any texts are read back as they were, however the bytes are cut", async () => {
  const text = fc.string({ unit: "grapheme" }).map((each) => each.replace(unwritable, ""));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, length) => {
        const parts = await workbook(columnsOf("text", "text"), rowsOfCopy(...rows), { length });
        expect(textsIn(sheetOf(parts)).slice(2)).toEqual(rows.flat());
      },
    ),
  );
});

test.each([
  [0, [1]],
  [4, [5]],
  [5, [5, 2]],
  [8, [5, 5]],
  [9, [5, 5, 2]],
])("%d rows in sheets of five fill them as %j", async (rows, sheets) => {
  const bytes = rowsOfCopy(...Array.from({ length: rows }, (_, row) => [String(row)]));
  const parts = await workbook(columnsOf("word"), bytes, { sheetRows: 5, length: 7 });
  const filled = Object.keys(parts).filter((path) => path.startsWith("xl/worksheets/"));
  expect(filled.map((_, index) => sheetOf(parts, index + 1).match(/<row /g)?.length)).toEqual(sheets);
  expect(strFromU8(parts["xl/workbook.xml"] as Uint8Array).match(/<sheet /g)).toHaveLength(sheets.length);
  const numbers = filled.flatMap((_, index) => textsIn(sheetOf(parts, index + 1)).slice(1));
  expect(numbers).toEqual(Array.from({ length: rows }, (_, row) => String(row)));
});

test("who stops reading ends what gives the rows, and what breaks there breaks the workbook", async () => {
  let isEnded = false;
  async function* endless(): AsyncGenerator<Buffer> {
    try {
      for (;;) yield rowsOfCopy([randomBytes(1_000).toString("hex")]);
    } finally {
      isEnded = true;
    }
  }
  for await (const chunk of writeSheets(columnsOf("text"), endless())) if (chunk.length > 1_000) break;
  expect(isEnded).toBe(true);

  async function* breaking(): AsyncGenerator<Buffer> {
    yield rowsOfCopy(["ก"]);
    throw new Error("The database has gone.");
  }
  const reading = (async () => {
    for await (const chunk of writeSheets(columnsOf("text"), breaking())) expect(chunk).toBeDefined();
  })();
  await expect(reading).rejects.toThrow("The database has gone.");
});
