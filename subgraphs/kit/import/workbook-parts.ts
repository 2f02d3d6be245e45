import type { Readable } from "node:stream";
import { parser, type SAXParser, type Tag } from "sax";
import type { CsvRow } from "./csv-splitter";
import { ImportRefused } from "./import.types";

/** What is heard of a part while it is read: elements by their names without a prefix. */
interface Listener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** A reader of XML that knows no document types: with those a few bytes become gigabytes. */
function xmlReader({ open, text, close }: Listener): SAXParser {
  const reader = parser(true);
  reader.onopentag = ({ name, attributes }) => open?.(localName(name), (attributes ?? {}) as Tag["attributes"]);
  reader.onclosetag = (name) => close?.(localName(name));
  reader.ontext = (read) => text?.(read);
  reader.oncdata = (read) => text?.(read);
  const refuse = (): never => {
    throw new ImportRefused("WORKBOOK_DAMAGED");
  };
  reader.ondoctype = refuse;
  reader.onerror = refuse;
  return reader;
}

async function readPart(part: Readable | null, listener: Listener): Promise<void> {
  if (!part) return;
  const reader = xmlReader(listener);
  part.setEncoding("utf8");
  for await (const piece of part as AsyncIterable<string>) reader.write(piece);
}

/** The name of the part that holds the first sheet. */
export async function sheetPathOf(read: (name: string) => Promise<Readable | null>): Promise<string> {
  let relation: string | undefined;
  await readPart(await read("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (name === "sheet") relation ??= attributes["r:id"];
    },
  });
  let target: string | undefined;
  await readPart(await read("xl/_rels/workbook.xml.rels"), {
    open: (name, { Id, Target }) => {
      if (name === "Relationship" && Id === relation) target = Target;
    },
  });
  if (!target) throw new ImportRefused("WORKBOOK_DAMAGED");
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** Excel writes characters that XML does not have as _x000D_. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The texts that cells name by their number; reading aids for Japanese are none of them. */
export async function readSharedTexts(part: Readable | null): Promise<string[]> {
  const texts: string[] = [];
  let current = "";
  let isText = false;
  let isReadingAid = false;
  await readPart(part, {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") isReadingAid = true;
      isText = name === "t" && !isReadingAid;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (name) => {
      isText = false;
      if (name === "rPh") isReadingAid = false;
      if (name === "si") texts.push(unescaped(current));
    },
  });
  return texts;
}

/** "AB12" is in the 28th column: 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** No table of ours is wider; a cell in the last column of a sheet would make each row 16,384 cells. */
const maxColumns = 1_000;

/** Collects the rows of a sheet from its elements. */
class SheetRows {
  #rows: CsvRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = "";
  #value = "";
  #isValue = false;
  #width = 0;

  constructor(private readonly texts: readonly string[]) {}

  open(name: string, { r = "", t = "" }: Readonly<Record<string, string>>): void {
    if (name === "row") {
      this.#line = Number(r) || this.#line + 1;
      this.#cells = [];
      this.#column = -1;
    } else if (name === "c") {
      this.#column = r ? columnOf(r) : this.#column + 1;
      if (this.#column < 0 || this.#column >= maxColumns) throw new ImportRefused("WORKBOOK_TOO_LARGE");
      this.#type = t;
      this.#value = "";
    }
    this.#isValue = name === "v" || name === "t";
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
  }

  close(name: string): void {
    this.#isValue = false;
    if (name === "c") this.#put();
    if (name === "row") this.#endRow();
  }

  /** The rows that have become whole since it was asked last. */
  take(): CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #put(): void {
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = this.#text();
  }

  /** Numbers as they are typed: Excel keeps 18.78502 as 18.785019999999999 and a long one with an exponent. */
  #text(): string {
    const value = this.#value;
    if (this.#type === "s") return this.texts[Number(value)] ?? "";
    if (this.#type === "b") return value === "1" ? "TRUE" : "FALSE";
    if (this.#type === "" || this.#type === "n")
      return value === "" ? "" : String(Number(Number(value).toPrecision(15)));
    return unescaped(value);
  }

  /** A workbook leaves out the blank cells at the end of a row: all rows are as wide as the first. */
  #endRow(): void {
    const cells = this.#cells;
    while (cells.length && cells[cells.length - 1]?.trim() === "") cells.pop();
    if (!cells.length) return;
    this.#width ||= cells.length;
    while (cells.length < this.#width) cells.push("");
    this.#rows.push({ line: this.#line, cells });
  }
}

/** Rows of a sheet as they come, with their numbers as lines; the first may be any line. */
export async function* readSheet(
  sheet: Readable,
  texts: readonly string[],
  onPiece: (characters: number) => void = () => undefined,
): AsyncGenerator<CsvRow[]> {
  const rows = new SheetRows(texts);
  const reader = xmlReader({
    open: (name, attributes) => rows.open(name, attributes),
    text: (text) => rows.text(text),
    close: (name) => rows.close(name),
  });
  sheet.setEncoding("utf8");
  for await (const piece of sheet as AsyncIterable<string>) {
    reader.write(piece);
    onPiece(piece.length);
    const whole = rows.take();
    if (whole.length) yield whole;
  }
}
