import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { CsvError, type Info, parse } from "csv-parse";
import { decodeStream, encodingExists } from "iconv-lite";
import { type FileEncoding, ImportRefused } from "./import.types";
import { detectEncoding } from "./text-encoding";

/** One row of a file, and the line that it begins in. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** An opened file: its header, and its rows as they come. */
export interface CsvFile {
  encoding: FileEncoding;
  header: CsvRow;
  rows: AsyncIterable<CsvRow>;
}

export interface CsvFileOptions {
  encoding: FileEncoding | null;
  /** Called with the share of the file that has been read, 0 to 100. */
  onRead?: (percent: number) => void;
  signal?: AbortSignal | undefined;
}

const chunkBytes = 256 * 1024;
/** No real row is this long; an unclosed quotation mark makes one. */
const maxRowBytes = 1_000_000;

function openBytes(file: string, onBytes: (bytes: number) => void = () => undefined): Readable {
  const source = createReadStream(file, { highWaterMark: chunkBytes });
  source.on("data", (chunk) => onBytes(chunk.length));
  source.pause();
  if (!/\.gz$/i.test(file)) return source;
  const unpacked = createGunzip();
  source.on("error", (error) => unpacked.destroy(error));
  return source.pipe(unpacked);
}

/** The separator of the first line: the one of comma, semicolon and tab that stands there most often outside quotation marks. */
export function detectDelimiter(start: string): string {
  const line = start.replace(/"[^"]*"/g, "").split(/\r?\n/, 1)[0] ?? "";
  const count = (delimiter: string): number => line.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, next) => (count(next) > count(best) ? next : best));
}

async function firstText(file: string, encoding: FileEncoding): Promise<string> {
  const bytes = openBytes(file);
  for await (const chunk of bytes) {
    bytes.destroy();
    return new TextDecoder(encoding).decode(chunk as Buffer);
  }
  return "";
}

function explainReadError(error: unknown): unknown {
  if (error instanceof CsvError) {
    const line = Number(error["lines"] ?? 0);
    if (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE") return new ImportRefused("OPEN_QUOTE", { line });
    return new ImportRefused("NOT_CSV", { line });
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "EISDIR" || code === "EACCES") return new ImportRefused("FILE_UNREADABLE", { code });
  if (code.startsWith("Z_")) return new ImportRefused("FILE_DAMAGED");
  return error;
}

/** Rows with something in them. Excel leaves rows of bare commas at the end of a sheet. */
async function* rowsOf(records: AsyncIterable<{ record: string[]; info: Info }>): AsyncGenerator<CsvRow> {
  let lastLine = 0;
  try {
    for await (const { record, info } of records) {
      const line = lastLine + 1;
      lastLine = info.lines;
      if (record.some((cell) => cell.trim() !== "")) yield { line, cells: record };
    }
  } catch (error) {
    throw explainReadError(error);
  }
}

function decoded(bytes: Readable, encoding: FileEncoding): Readable {
  if (encoding === "utf-8") return bytes;
  if (!encodingExists(encoding)) throw new Error(`iconv-lite does not know ${encoding}.`);
  const decoder = decodeStream(encoding);
  bytes.on("error", (error) => (decoder as Transform).destroy(error));
  return bytes.pipe(decoder) as unknown as Readable;
}

/**
 * Opens a CSV file: comma, semicolon or tab; UTF-8 with or without byte order mark, or Windows-874; packed with gzip or not.
 * @throws ImportRefused when it cannot be read, is no CSV or has no header
 */
export async function openCsv(file: string, { encoding: given, onRead, signal }: CsvFileOptions): Promise<CsvFile> {
  try {
    const { size } = await stat(file);
    const encoding = given ?? (await detectEncoding(openBytes(file)));
    const delimiter = detectDelimiter(await firstText(file, encoding));
    let readBytes = 0;
    const bytes = openBytes(file, (count) => {
      readBytes += count;
      onRead?.(size ? (readBytes * 100) / size : 100);
    });
    const parser = parse({
      bom: true, delimiter, info: true, relax_column_count: true, relax_quotes: true, max_record_size: maxRowBytes,
      record_delimiter: ["\r\n", "\n", "\r"],
    });
    const text = decoded(bytes, encoding);
    text.on("error", (error) => parser.destroy(error));
    signal?.addEventListener("abort", () => parser.destroy(signal.reason as Error), { once: true });
    const rows = rowsOf(text.pipe(parser));
    const { value: header } = await rows.next();
    if (!header) throw new ImportRefused("NO_HEADER");
    return { encoding, header, rows };
  } catch (error) {
    throw explainReadError(error);
  }
}
