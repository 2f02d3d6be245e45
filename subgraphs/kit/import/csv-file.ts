import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { getDecoder } from "iconv-lite";
import { type CsvRow, CsvSplitter } from "./csv-splitter";
import { type FileEncoding, ImportRefused } from "./import.types";
import { detectEncoding } from "./text-encoding";

/** An opened file: its header, and its rows as they come. */
export interface CsvFile {
  encoding: FileEncoding;
  header: CsvRow;
  batches: AsyncIterable<CsvRow[]>;
}

export interface CsvFileOptions {
  encoding: FileEncoding | null;
  /** Called with the share of the file that has been read, 0 to 100. */
  onRead?: (percent: number) => void;
  signal?: AbortSignal | undefined;
}

const chunkBytes = 256 * 1024;
/** All of it must be there to tell how the file is written; a header is never longer. */
const startBytes = 64 * 1024;

function openBytes(file: string, onBytes: (bytes: number) => void = () => undefined): Readable {
  const source = createReadStream(file, { highWaterMark: chunkBytes });
  source.on("data", (chunk) => onBytes(chunk.length));
  source.pause();
  if (!/\.gz$/i.test(file)) return source;
  const unpacked = createGunzip({ chunkSize: chunkBytes });
  source.on("error", (error) => unpacked.destroy(error));
  return source.pipe(unpacked);
}

/** The separator of the first line: the one of comma, semicolon and tab that stands there most often outside quotation marks. */
export function detectDelimiter(start: string): string {
  const line = start.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1)[0] ?? "";
  const count = (delimiter: string): number => line.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, next) => (count(next) > count(best) ? next : best));
}

const detectNewline = (start: string): "\n" | "\r" => (!start.includes("\n") && start.includes("\r") ? "\r" : "\n");

async function* textOf(bytes: Readable, encoding: FileEncoding): AsyncGenerator<string> {
  const utf8 = new TextDecoder();
  const windows874 = getDecoder("windows-874");
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    yield encoding === "utf-8" ? utf8.decode(chunk, { stream: true }) : windows874.write(chunk);
  }
  yield encoding === "utf-8" ? utf8.decode() : (windows874.end() ?? "");
}

async function readStart(file: string, encoding: FileEncoding): Promise<string> {
  let start = "";
  for await (const text of textOf(openBytes(file), encoding)) {
    start += text;
    if (start.length > startBytes) break;
  }
  return start;
}

function explainReadError(error: unknown): unknown {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (["ENOENT", "EISDIR", "EACCES"].includes(code)) return new ImportRefused("FILE_UNREADABLE", { code });
  if (code.startsWith("Z_")) return new ImportRefused("FILE_DAMAGED");
  return error;
}

async function* batchesOf(
  texts: AsyncIterable<string>,
  splitter: CsvSplitter,
  signal: AbortSignal | undefined,
): AsyncGenerator<CsvRow[]> {
  try {
    for await (const text of texts) {
      signal?.throwIfAborted();
      const rows = splitter.push(text);
      if (rows.length) yield rows;
    }
    yield splitter.end();
  } catch (error) {
    throw explainReadError(error);
  }
}

async function* withoutHeader(first: CsvRow[], rest: AsyncIterable<CsvRow[]>): AsyncGenerator<CsvRow[]> {
  yield first.slice(1);
  yield* rest;
}

/**
 * Opens a CSV file: comma, semicolon or tab; UTF-8 with or without byte order mark, or Windows-874; packed with gzip or not.
 * @throws ImportRefused when it cannot be read, is no CSV or has no header
 */
export async function openCsv(file: string, { encoding: given, onRead, signal }: CsvFileOptions): Promise<CsvFile> {
  try {
    const { size } = await stat(file);
    const encoding = given ?? (await detectEncoding(openBytes(file)));
    const start = await readStart(file, encoding);
    let readBytes = 0;
    const bytes = openBytes(file, (count) => {
      readBytes += count;
      onRead?.(size ? (readBytes * 100) / size : 100);
    });
    const splitter = new CsvSplitter(detectDelimiter(start), detectNewline(start));
    const batches = batchesOf(textOf(bytes, encoding), splitter, signal);
    const { value: first } = await batches.next();
    const header = first?.[0];
    if (!header) throw new ImportRefused("NO_HEADER");
    return { encoding, header, batches: withoutHeader(first, batches) };
  } catch (error) {
    throw explainReadError(error);
  }
}
