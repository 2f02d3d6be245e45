import type { FileLanguage } from "../download/copied-table";
import { specialDaysText, weekText } from "../opening-hours/hours-sql";
import { asText } from "../record/history";

const before = "(changes #> '{openingHours,before}')";
const after = "(changes #> '{openingHours,after}')";

/**
 * SQL of the changes of an imported row, opening hours in the two columns of words in which files have them. What both sides
 * say alike in words is no change of that column.
 */
export const changesInWords = (language: FileLanguage): string => {
  const told = (text: (hours: string, language: FileLanguage) => string): string =>
    `jsonb_build_object('before', (${text(before, language)}), 'after', (${text(after, language)}))`;
  return `case when changes ? 'openingHours' then changes
    || jsonb_build_object('openingHours', ${told(weekText)}, 'specialDays', ${told(specialDaysText)}) else changes end`;
};

function partText(part: unknown, words: Readonly<Record<string, string>>): string {
  if (typeof part === "string") return words[part] ?? part;
  const { number, extension } = part as { number?: string; extension?: string | null };
  if (number === undefined) return JSON.stringify(part);
  return extension ? `${number} ต่อ ${extension}` : number;
}

/** A value of a record as a file's cell says it, as far as people write it otherwise than the API. */
export const cellOf = (value: unknown, words: Readonly<Record<string, string>> = {}): string | null =>
  Array.isArray(value) ? value.map((part) => partText(part, words)).join("; ") : asText(value);
