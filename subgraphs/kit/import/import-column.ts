import type { FileLanguage } from "../download/copied-table";
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
  /** What a file writes for the codes of a list, where it does not write these. */
  words?: Readonly<Record<FileLanguage, Readonly<Record<string, string>>>>;
  /** Known, but nothing of it is kept: not even looked at. */
  isLeftOut?: true;
  isRequired?: true;
  /** Only files that were taken out of a list have it: a template does not. */
  isOfExport?: true;
}

/** The record that a row of an exported list is of: it is found again though its code or name was edited. */
export const idColumn: ImportColumn = {
  field: "id",
  th: "รหัสระบบ",
  en: "id",
  helpTh: "มีในไฟล์ส่งออก ใช้หารายการเดิม อย่าแก้ไข",
  helpEn: "as exported: finds the record again; leave it as it is",
  isOfExport: true,
};

/** A column that a list's file has and an import leaves out: what is reckoned, or not edited in a table. */
export const leftOutColumn = (
  field: string,
  th: string,
  en: string,
  aliases: readonly string[] = [],
): ImportColumn => ({ field, th, en, aliases, helpTh: "", helpEn: "", isLeftOut: true });

/** What the files of both lists have besides. */
export const listOnlyColumns: readonly ImportColumn[] = [
  leftOutColumn("photoCount", "จำนวนรูปภาพ", "photos"),
  leftOutColumn("hasUnusedToken", "มี Token ที่ยังไม่ใช้", "unused token"),
  leftOutColumn("completenessPercent", "ความครบถ้วน (%)", "completeness (%)"),
  leftOutColumn("updatedAt", "แก้ไขครั้งล่าสุด", "last edit"),
  leftOutColumn("updatedByName", "แก้ไขโดย", "edited by"),
];

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

/** A column's own words, in either language; its field's name is one of them. */
const ownKeys = ({ field, th, en }: ImportColumn): string[] => [th, en, field].map(wordKey);

/** Where a column stands, and whether the file calls it by its own word or by another. */
interface Finding {
  column: ImportColumn;
  place: number;
  word: string;
  isOwnWord: boolean;
}

function findColumns(
  cells: readonly string[],
  columns: readonly ImportColumn[],
): { findings: Finding[]; unknownColumns: string[] } {
  const own = new Map(columns.flatMap((column) => ownKeys(column).map((key) => [key, column] as const)));
  const other = new Map(
    columns.flatMap((column) => (column.aliases ?? []).map((word) => [wordKey(word), column] as const)),
  );
  const findings: Finding[] = [];
  const unknownColumns: string[] = [];
  for (const [place, word] of cells.entries()) {
    const key = wordKey(word);
    const column = own.get(key) ?? other.get(key);
    if (column) findings.push({ column, place, word: word.trim(), isOwnWord: own.has(key) });
    else if (word.trim()) unknownColumns.push(word.trim());
  }
  return { findings, unknownColumns };
}

/**
 * Finds out which column holds what. Where a file has both a column's own word and another word for it, its own counts.
 * @throws ImportRefused when a required column is missing or two columns mean the same
 */
export function readHeader(cells: readonly string[], columns: readonly ImportColumn[]): Header {
  const { findings, unknownColumns } = findColumns(cells, columns);
  const places = new Map<string, number>();
  const words = new Map<string, string>();
  for (const column of columns.filter(({ isLeftOut }) => !isLeftOut)) {
    const found = findings.filter((finding) => finding.column === column);
    const byOwnWord = found.filter(({ isOwnWord }) => isOwnWord);
    const [first, second] = byOwnWord.length ? byOwnWord : found;
    if (first && second) throw new ImportRefused("COLUMN_TWICE", { first: first.word, second: second.word });
    if (!first) continue;
    places.set(column.field, first.place);
    words.set(column.field, first.word);
    unknownColumns.push(...found.filter((finding) => finding !== first).map(({ word }) => word));
  }
  const missing = columns.filter(({ field, isRequired }) => isRequired && !places.has(field));
  if (missing.length)
    throw new ImportRefused("COLUMN_MISSING", { th: missing.map(({ th }) => th), en: missing.map(({ en }) => en) });
  return { width: cells.length, places, words, unknownColumns };
}

/** The header of an empty file to be filled in; columns that are left out are not in it. */
export const templateHeader = (columns: readonly ImportColumn[], language: "th" | "en"): string[] =>
  columns.filter(({ isLeftOut, isOfExport }) => !isLeftOut && !isOfExport).map((column) => column[language]);
