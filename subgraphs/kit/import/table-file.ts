import { open } from "node:fs/promises";
import { type CsvFile, type CsvFileOptions, openCsv } from "./csv-file";
import type { CsvRow } from "./csv-splitter";
import { ImportRefused } from "./import.types";
import { isWorkbook, readWorkbook } from "./workbook";

async function firstBytesOf(path: string): Promise<Buffer> {
  const file = await open(path, "r").catch(() => null);
  // What cannot be opened the reader of CSV explains.
  if (!file) return Buffer.alloc(4);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4);
    return buffer;
  } finally {
    await file.close();
  }
}

async function* after(first: CsvRow[], rest: AsyncIterable<CsvRow[]>, signal?: AbortSignal): AsyncGenerator<CsvRow[]> {
  yield first.slice(1);
  for await (const rows of rest) {
    signal?.throwIfAborted();
    yield rows;
  }
}

/**
 * Opens a table by what it holds: an Excel workbook, else CSV.
 * @throws ImportRefused when it cannot be read, is neither, or has no header
 */
export async function openTable(path: string, options: CsvFileOptions): Promise<CsvFile> {
  if (!isWorkbook(await firstBytesOf(path))) return openCsv(path, options);
  const batches = readWorkbook(path, options.onRead);
  const { value: first } = await batches.next();
  const header = first?.[0];
  if (!header) throw new ImportRefused("NO_HEADER");
  return { encoding: "utf-8", header, batches: after(first, batches, options.signal) };
}
