import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync, type Zippable } from "fflate";
import { writeXlsx } from "../download/xlsx.writer";
import { ImportRefused } from "./import.types";
import { openTable } from "./table-file";
import { requireWorkbook } from "./workbook";

const folder = mkdtempSync(join(tmpdir(), "pakmut-workbook-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(bytes: Uint8Array): string {
  const path = join(folder, `book-${++files}.xlsx`);
  writeFileSync(path, bytes);
  return path;
}

const relations = '<Relationships><Relationship Id="rId7" Target="worksheets/first.xml"/></Relationships>';
const bookOf = (sheet: string, parts: Zippable = {}): string =>
  file(
    zipSync({
      "xl/workbook.xml": strToU8(
        '<workbook><sheets><sheet name="a" r:id="rId7"/><sheet r:id="rId8"/></sheets></workbook>',
      ),
      "xl/_rels/workbook.xml.rels": strToU8(relations),
      "xl/worksheets/first.xml": strToU8(sheet),
      ...parts,
    }),
  );

async function rowsOf(path: string): Promise<[number, ...string[]][]> {
  const { header, batches } = await openTable(path, { encoding: null });
  const rows = [header];
  for await (const batch of batches) rows.push(...batch);
  return rows.map(({ line, cells }) => [line, ...cells]);
}

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "taken",
    (error: unknown) => (error instanceof ImportRefused ? error.rule : String(error)),
  );

describe("a workbook", () => {
  test("of ours is read back as it was written", async () => {
    const texts = ["0106200000000", "=1+1", " ขอบ ", 'a&b<c>"d"', "บรรทัด\nสอง", "-5"];
    async function* rows() {
      yield texts;
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of writeXlsx({ fileName: "", columns: ["ก", "ข", "ค", "ง", "จ", "ฉ"], rows: rows() }))
      pieces.push(piece);
    expect(await rowsOf(file(Buffer.concat(pieces)))).toEqual([
      [1, "ก", "ข", "ค", "ง", "จ", "ฉ"],
      [2, ...texts],
    ]);
  });

  test("of Excel has texts elsewhere, gaps, numbers of its own and blank rows", async () => {
    const sheet = `<worksheet xmlns="x"><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>ค</t></is></c></row>
      <row r="2"><c r="A2"/></row>
      <row r="4"><c r="B4"><v>18.785019999999999</v></c><c r="C4" t="b"><v>1</v></c></row>
      <row r="5"><c r="A5"><v>1.062E11</v></c><c r="C5" t="str"><f>A1</f><v>ผล_x000D_</v></c></row>
    </sheetData></worksheet>`;
    const shared =
      '<sst><si><r><t>รหัส</t></r><r><t xml:space="preserve"> หน่วยงาน</t></r></si><si><t>ชื่อ_x000D_</t><rPh><t>x</t></rPh></si></sst>';
    expect(await rowsOf(bookOf(sheet, { "xl/sharedStrings.xml": strToU8(shared) }))).toEqual([
      [1, "รหัส หน่วยงาน", "ชื่อ\r", "ค"],
      [4, "", "18.78502", "TRUE"],
      [5, "106200000000", "", "ผล\r"],
    ]);
  });

  test("with a document type, a cell far out or half of a sheet is refused", async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><row><c t="str"><v>&a;</v></c></row></worksheet>`;
    expect(await refusalOf(rowsOf(bookOf(bomb)))).toBe("WORKBOOK_DAMAGED");
    expect(await refusalOf(rowsOf(bookOf('<worksheet><row><c r="XFD1"><v>1</v></c></row></worksheet>')))).toBe(
      "WORKBOOK_TOO_LARGE",
    );
    expect(await refusalOf(rowsOf(bookOf("<worksheet><row></worksheet>")))).toBe("WORKBOOK_DAMAGED");
  });

  test("that is none, or that would unpack into gigabytes, is refused before it is unpacked", async () => {
    expect(await refusalOf(requireWorkbook(file(zipSync({ "a.txt": strToU8("a") }))))).toBe("NOT_A_TABLE");
    expect(await refusalOf(requireWorkbook(file(Buffer.from("PK\u0003\u0004 and no more"))))).toBe("WORKBOOK_DAMAGED");
    const zeros = new Uint8Array(30_000_000);
    expect(
      await refusalOf(requireWorkbook(bookOf("<worksheet/>", { "xl/media/bomb.bin": [zeros, { level: 9 }] }))),
    ).toBe("WORKBOOK_TOO_LARGE");
  });

  test("that lies about its size is refused while it is unpacked", async () => {
    const path = bookOf(`<worksheet>${"<row><c><v>1</v></c></row>".repeat(2_000)}</worksheet>`);
    const bytes = readFileSync(path);
    // The size of each part stands 24 bytes into its entry of the list at the end.
    for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4)) {
      const name = bytes.toString("latin1", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
      if (name.endsWith("first.xml")) bytes.writeUInt32LE(100, at + 24);
    }
    expect(await refusalOf(rowsOf(file(bytes)))).toBe("WORKBOOK_DAMAGED");
  });
});
