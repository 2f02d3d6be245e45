import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { Cell, DownloadedTable } from "./download";
import { cellText } from "./cell.text";

/** Excel's own limits: rows of a sheet, characters of a cell. */
const maxSheetRows = 1_048_576;
export const maxCellChars = 32_767;
const chunkChars = 65_536;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML cannot hold at all: control characters and halves of a pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must go
export const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A text as XML holds it, no longer than Excel takes it. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .slice(0, maxCellChars)
    .toWellFormed()
    .replace(unwritable, "")
    .replace(/[&<>"]/g, (sign) => escapes[sign] as string);

/** "A", "B", … "Z", "AA": readers of other makes do not find a cell without its name. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function xlsxCell(cell: Cell, name: string): string {
  if (cell === null) return "";
  if (typeof cell === "number" && Number.isFinite(cell)) return `<c r="${name}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${name}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  // A typed text is never a formula, and keeps the zeros it begins with.
  return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cellText(cell))}</t></is></c>`;
}

/** What stands before and after the rows of a sheet. */
export const sheetHead = `${declaration}<worksheet xmlns="${main}"><sheetData>`;
export const sheetFoot = "</sheetData></worksheet>";

/** A row of a sheet; `number` counts from 1. */
export const xlsxRow = (cells: readonly Cell[], number: number): string =>
  `<row r="${number}">${cells.map((cell, index) => xlsxCell(cell, `${columnName(index)}${number}`)).join("")}</row>`;

/**
 * Writes an Excel workbook while its rows come, with the memory of one chunk.
 * @param sheetRows rows of one sheet, with its headings; what is more goes into another
 */
export async function* writeXlsx(
  { columns, rows }: DownloadedTable,
  sheetRows = maxSheetRows,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipStream();
  const names = columns.map((_, index) => columnName(index));
  const rowXml = (cells: readonly Cell[], number: number): string =>
    `<row r="${number}">${cells.map((cell, index) => xlsxCell(cell, `${names[index]}${number}`)).join("")}</row>`;
  let sheets = 0;
  let number = sheetRows;
  let text = "";
  const closeSheet = (): void => {
    if (sheets) zip.write(text + sheetFoot, true);
    text = "";
  };
  const openSheet = (): void => {
    closeSheet();
    sheets++;
    zip.open(`xl/worksheets/sheet${sheets}.xml`);
    text = sheetHead + rowXml(columns, 1);
    number = 1;
  };
  openSheet();
  for await (const row of rows) {
    if (number === sheetRows) openSheet();
    number++;
    text += rowXml(row, number);
    if (text.length < chunkChars) continue;
    zip.write(text, false);
    text = "";
    yield* zip.take();
  }
  closeSheet();
  for (const [path, content] of Object.entries(workbookParts(sheets))) zip.add(path, content);
  zip.end();
  yield* zip.take();
}

/** fflate's stream of a ZIP file, from which its bytes are taken. */
class ZipStream {
  readonly #chunks: Uint8Array[] = [];
  readonly #zip: Zip;
  #entry: ZipDeflate | ZipPassThrough | undefined;

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      if (chunk.length) this.#chunks.push(chunk);
    });
  }

  open(path: string): void {
    this.#entry = new ZipDeflate(path, { level: 3 });
    this.#zip.add(this.#entry);
  }

  write(text: string, isLast: boolean): void {
    this.#entry?.push(Buffer.from(text), isLast);
  }

  add(path: string, content: string): void {
    const entry = new ZipPassThrough(path);
    this.#zip.add(entry);
    entry.push(Buffer.from(content), true);
  }

  end(): void {
    this.#zip.end();
  }

  take(): Uint8Array[] {
    return this.#chunks.splice(0);
  }
}

/** The other files of a workbook, by their paths. */
export function workbookParts(sheets: number): Record<string, string> {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const overrides = numbers
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)
    .join("");
  return {
    "[Content_Types].xml":
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${overrides}</Types>`,
    "_rels/.rels":
      `${declaration}<Relationships xmlns="${packageRelations}">` +
      `<Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml":
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
      `${numbers.map((n) => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `${declaration}<Relationships xmlns="${packageRelations}">` +
      `${numbers.map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}</Relationships>`,
  };
}
