import type { Cell, DownloadedTable } from "./download";
import { cellText } from "./cell.text";

/** Programs for tables take what begins so for a formula, the wide forms of East Asian keyboards included (ASVS 1.2.10). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;
const needsQuotes = /[",\r\n;\t']|^\s|\s$/u;
const chunkChars = 32_768;

function csvCell(cell: Cell): string {
  const text = cellText(cell);
  if (typeof cell === "number") return text;
  const harmless = formulaStart.test(text) ? `'${text}` : text;
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One line of CSV. */
export const csvLine = (cells: readonly Cell[], end = "\r\n"): string => `${cells.map(csvCell).join(",")}${end}`;

/** Writes CSV as Excel opens it with a double click: UTF-8 with its mark, so that Thai is read as Thai. */
export async function* writeCsv({ columns, rows }: DownloadedTable): AsyncGenerator<Uint8Array> {
  let text = `\uFEFF${csvLine(columns)}`;
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < chunkChars) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}
