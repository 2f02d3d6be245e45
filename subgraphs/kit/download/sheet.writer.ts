import type { CopiedColumn } from "./copied-table";
import { SheetRows } from "./sheet.rows";
import { columnName, sheetFoot, sheetHead, workbookParts, xlsxRow } from "./xlsx.writer";
import { writeZip, type ZippedFile } from "./zip.stream";

/** Excel's own limit of rows. */
const maxSheetRows = 1_048_576;
/** A file in an archive has less than 4 GB. */
const maxSheetBytes = 3_500_000_000;
const newLine = 0x0a;

/** Cuts what PostgreSQL writes into pieces that end with a row. */
async function* wholeRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(newLine) + 1;
    rest = bytes.subarray(end);
    if (end) yield bytes.subarray(0, end);
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The rows that are still to be written, sheet by sheet. */
class Rows {
  #rest: Buffer = Buffer.alloc(0);

  constructor(
    private readonly columns: readonly CopiedColumn[],
    private readonly pieces: AsyncIterator<Buffer>,
    private readonly sheetRows: number,
  ) {}

  async hasMore(): Promise<boolean> {
    if (this.#rest.length) return true;
    const { done, value } = await this.pieces.next();
    if (!done) this.#rest = value;
    return !done;
  }

  async *sheet(): AsyncGenerator<Uint8Array> {
    const headings = this.columns.map(({ heading }) => heading);
    yield Buffer.from(sheetHead + xlsxRow(headings, 1));
    const rows = new SheetRows(this.columns.map(({ kind }, index) => ({ kind, name: columnName(index) })));
    let bytes = 0;
    while (rows.lastRow < this.sheetRows && bytes < maxSheetBytes && (await this.hasMore())) {
      const { xml, rest } = rows.write(this.#rest, this.sheetRows);
      this.#rest = rest;
      bytes += xml.length;
      yield xml;
    }
    yield Buffer.from(sheetFoot);
  }
}

/**
 * Writes an Excel workbook out of the rows of COPY in its text format.
 * @param sheetRows rows of one sheet, with its headings; what is more goes into another
 */
export async function* writeSheets(
  columns: readonly CopiedColumn[],
  copied: AsyncIterable<Buffer>,
  sheetRows = maxSheetRows,
): AsyncGenerator<Buffer> {
  const pieces = wholeRows(copied);
  const rows = new Rows(columns, pieces, sheetRows);
  async function* files(): AsyncGenerator<ZippedFile> {
    let sheets = 0;
    do {
      sheets++;
      yield { path: `xl/worksheets/sheet${sheets}.xml`, bytes: rows.sheet() };
    } while (await rows.hasMore());
    for (const [path, text] of Object.entries(workbookParts(sheets))) yield { path, bytes: bytesOf(text) };
  }
  try {
    // The first rows are there before the first byte: what PostgreSQL refuses is then still told as an error.
    await rows.hasMore();
    yield* writeZip(files());
  } finally {
    await pieces.return(undefined);
  }
}
