import type { FieldError } from "../errors";
import { FieldChecks } from "../input/check-fields";
import type { FieldReader } from "../input/field-readers";
import { arabicDigits } from "../text/normalise-thai";
import type { CsvRow } from "./csv-splitter";
import type { Header } from "./import-column";
import type { BadCell } from "./import.types";

const codePattern = /^[0-9]{13}$/;
/** Spreadsheets are told with ="…" or '… to keep the zeros that a code begins with. */
const spreadsheetText = /^(?:="(.*)"|'(.*))$/;
/** Our own files keep a text from being taken for a formula with a mark before it (see `csv.writer`): it is no part of it. */
const markedFormula = /^'(?=[=+\-@\t\r\n＝＋－＠])/u;
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const replacementCharacter = "\uFFFD";

/** One row of a file, read cell by cell; collects what is wrong with it. */
export class ImportRow {
  readonly checks = new FieldChecks();
  readonly line: number;
  readonly #cells: readonly string[];
  readonly #header: Header;

  constructor({ line, cells }: CsvRow, header: Header) {
    this.line = line;
    this.#cells = cells;
    this.#header = header;
    if (cells.length !== header.width) {
      this.checks.add("", "COLUMN_COUNT", { expected: header.width, found: cells.length });
    }
    for (const field of header.places.keys()) {
      if (this.raw(field).includes(replacementCharacter)) this.checks.add(field, "ENCODING");
    }
  }

  /** What stands in the field's cell; nothing for a column that the file does not have. */
  raw(field: string): string {
    const place = this.#header.places.get(field);
    return place === undefined ? "" : (this.#cells[place] ?? "").replace(markedFormula, "");
  }

  /** The cell's trimmed text, or `null` for a blank one, which leaves the record's value as it is. */
  given(field: string): string | null {
    return this.raw(field).trim() || null;
  }

  /** Reads a cell with the reader that the field's form input has, so that both keep the same. */
  read<Value>(field: string, reader: FieldReader<string>): Value | null {
    const value = this.given(field);
    return value === null ? null : ((reader(this.checks, field, value) ?? null) as Value | null);
  }

  /** A 13-digit code: Thai digits too, and with the wrapping that keeps its zeros in a spreadsheet. */
  code(field: string): string | null {
    const given = this.given(field);
    if (given === null) return null;
    const [, quoted, afterApostrophe] = spreadsheetText.exec(given) ?? [];
    const code = arabicDigits(quoted ?? afterApostrophe ?? given).trim();
    if (codePattern.test(code)) return code;
    this.checks.add(field, /^[0-9]{10,12}$|^[0-9.]+e\+?[0-9]+$/i.test(code) ? "CODE_ZEROS_LOST" : "CODE_FORMAT");
    return null;
  }

  /** The id of a record. */
  id(field: string): string | null {
    return this.find(field, (text) => (uuid.test(text.toLowerCase()) ? text.toLowerCase() : null));
  }

  /** Looks a cell's text up; `null` and a bad cell when there is no such thing. */
  find(field: string, lookUp: (text: string) => string | null): string | null {
    const given = this.given(field);
    if (given === null) return null;
    const found = lookUp(given);
    if (found === null) this.checks.add(field, "UNKNOWN_VALUE");
    return found;
  }

  /** A number of degrees: decimal, with a point. */
  degrees(field: string, limit: number, rule: string): number | null {
    const given = this.given(field);
    if (given === null) return null;
    const text = arabicDigits(given);
    const number = /^[+-]?[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(number) <= limit) return number;
    this.checks.add(field, rule);
    return null;
  }

  get isBad(): boolean {
    return this.checks.errors.length > 0;
  }

  /** The row's bad cells; a cell that breaks several rules is told with the first. */
  get badCells(): BadCell[] {
    const errors = this.checks.errors.map((error) => ({ ...error, field: error.field.replace(/\.\d+$/, "") }));
    return errors
      .filter(({ field }, place) => errors.findIndex((error) => error.field === field) === place)
      .map((error) => this.badCell(error));
  }

  /** Where a broken rule of a field stands in the file. */
  private badCell(error: FieldError): BadCell {
    return {
      ...error,
      line: this.line,
      column: this.#header.words.get(error.field) ?? "",
      value: this.raw(error.field),
    };
  }
}
