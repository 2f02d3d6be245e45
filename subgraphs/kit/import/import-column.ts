import { searchKey } from "../text/normalise-thai";
import { ImportRefused } from "./import.types";

/** A column that a file may have. */
export interface ImportColumn {
  /** Field of the record that it fills, as the history and bad cells name it. */
  field: string;
  /** Header words of the template, Thai and English. */
  th: string;
  en: string;
  /** Other words for it, such as those of older systems. */
  aliases?: readonly string[];
  /** What to write into it. */
  helpTh: string;
  helpEn: string;
  /** Known, but nothing of it is kept: not even looked at. */
  isLeftOut?: true;
  isRequired?: true;
}

/** Where each field stands in the rows of one file. */
export interface Header {
  width: number;
  /** Place of each field's cell in a row. */
  places: ReadonlyMap<string, number>;
  /** The file's own header word for each field. */
  words: ReadonlyMap<string, string>;
  unknownColumns: string[];
}

/** A header word as it is compared: letters and digits alone, so that "ชื่อ (ไทย)*" is "ชื่อไทย". */
const wordKey = (word: string): string => searchKey(word).replace(/[^\p{L}\p{M}\p{N}]/gu, "");

/** All words for a column, in either language, as they are compared. Its field's own name is one of them. */
const keysOf = ({ field, th, en, aliases = [] }: ImportColumn): string[] => [th, en, field, ...aliases].map(wordKey);

/**
 * Finds out which column holds what.
 * @throws ImportRefused when a required column is missing or two columns mean the same
 */
export function readHeader(cells: readonly string[], columns: readonly ImportColumn[]): Header {
  const columnByKey = new Map(columns.flatMap((column) => keysOf(column).map((key) => [key, column] as const)));
  const places = new Map<string, number>();
  const words = new Map<string, string>();
  const unknownColumns: string[] = [];
  for (const [place, word] of cells.entries()) {
    const column = columnByKey.get(wordKey(word));
    if (!column) {
      if (word.trim()) unknownColumns.push(word.trim());
      continue;
    }
    if (column.isLeftOut) continue;
    const other = words.get(column.field);
    if (other !== undefined) throw new ImportRefused("COLUMN_TWICE", { first: other, second: word });
    places.set(column.field, place);
    words.set(column.field, word.trim());
  }
  const missing = columns.filter(({ field, isRequired }) => isRequired && !places.has(field));
  if (missing.length) throw new ImportRefused("COLUMN_MISSING", { th: missing.map(({ th }) => th), en: missing.map(({ en }) => en) });
  return { width: cells.length, places, words, unknownColumns };
}

/** The header of an empty file to be filled in; columns that are left out are not in it. */
export const templateHeader = (columns: readonly ImportColumn[], language: "th" | "en"): string[] =>
  columns.filter(({ isLeftOut }) => !isLeftOut).map((column) => column[language]);
