import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { CsvRow } from "./csv-splitter";
import { ImportRefused } from "./import.types";
import { readSharedTexts, readSheet, sheetPathOf } from "./workbook-parts";

const megabyte = 1024 * 1024;
/** A million rows are half of this. What a part says of its own size is held against what comes out of it. */
const maxSheetBytes = 600 * megabyte;
/** These are held in memory: a hundred thousand rows of offices have less than 20 MB of them. */
const maxTextBytes = 64 * megabyte;
/** Tables pack to a tenth or a fiftieth; a bomb to a thousandth. */
const maxRatio = 300;
const maxParts = 2_000;
const textsPart = "xl/sharedStrings.xml";

/** Do these first bytes begin a zip file, which every workbook of today's Excel is? */
export const isWorkbook = (firstBytes: Buffer): boolean => firstBytes.readUInt32BE(0) === 0x504b0304;

/** The parts of an opened workbook by their names. */
class Workbook {
  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: ReadonlyMap<string, Entry>,
  ) {}

  /** Throws ImportRefused for what is no workbook, or one that is too large. */
  static async open(path: string): Promise<Workbook> {
    const zip = await openPromise(path, { autoClose: false }).catch(() => {
      throw new ImportRefused("WORKBOOK_DAMAGED");
    });
    try {
      const parts = await partsOf(zip);
      if (!parts.has("xl/workbook.xml")) throw new ImportRefused("NOT_A_TABLE");
      return new Workbook(zip, parts);
    } catch (error) {
      zip.close();
      throw error instanceof ImportRefused ? error : new ImportRefused("WORKBOOK_DAMAGED");
    }
  }

  close(): void {
    this.zip.close();
  }

  /** One part, unpacked while it is read; null when there is none. Throws ImportRefused when it is too large. */
  async read(name: string, maxBytes = megabyte): Promise<Readable | null> {
    const entry = this.parts.get(name);
    if (!entry) return null;
    if (entry.uncompressedSize > maxBytes) throw new ImportRefused("WORKBOOK_TOO_LARGE");
    return this.zip.openReadStreamPromise(entry).catch(() => {
      throw new ImportRefused("WORKBOOK_DAMAGED");
    });
  }

  /** The first sheet, and how many bytes it has. */
  async readFirstSheet(): Promise<{ sheet: Readable; bytes: number }> {
    const name = await sheetPathOf((part) => this.read(part));
    const sheet = await this.read(name, maxSheetBytes);
    if (!sheet) throw new ImportRefused("WORKBOOK_DAMAGED");
    return { sheet, bytes: this.parts.get(name)?.uncompressedSize ?? 0 };
  }
}

/** The names of all parts. Nothing is unpacked for it. */
async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const { uncompressedSize, compressedSize } = entry;
    const isBomb = uncompressedSize > megabyte && uncompressedSize > maxRatio * compressedSize;
    if (isBomb || parts.size >= maxParts) throw new ImportRefused("WORKBOOK_TOO_LARGE");
    parts.set(entry.fileName, entry);
  }
  return parts;
}

/** Throws ImportRefused unless the file is a workbook whose first sheet may be unpacked. */
export async function requireWorkbook(path: string): Promise<void> {
  const book = await Workbook.open(path);
  try {
    (await book.readFirstSheet()).sheet.destroy();
    (await book.read(textsPart, maxTextBytes))?.destroy();
  } finally {
    book.close();
  }
}

/**
 * The rows of a workbook's first sheet, many at a time, with their numbers as lines. Throws ImportRefused.
 * @param onRead told the share of the sheet that was read, 0 to 100
 */
export async function* readWorkbook(path: string, onRead?: (percent: number) => void): AsyncGenerator<CsvRow[]> {
  const book = await Workbook.open(path);
  try {
    const texts = await readSharedTexts(await book.read(textsPart, maxTextBytes));
    const { sheet, bytes } = await book.readFirstSheet();
    let read = 0;
    const count = (piece: number): void => {
      read += piece;
      onRead?.(bytes ? Math.min(100, (read * 100) / bytes) : 100);
    };
    yield* readSheet(sheet, texts, count);
  } catch (error) {
    throw error instanceof ImportRefused ? error : new ImportRefused("WORKBOOK_DAMAGED");
  } finally {
    book.close();
  }
}
