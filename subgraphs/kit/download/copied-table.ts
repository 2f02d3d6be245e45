/** The language of headings and of what is told in words. */
export type FileLanguage = "th" | "en";

/**
 * What a column holds. `text`: what people wrote, which may look like a formula. `word`: ids, codes and words of our own.
 */
export type CopiedKind = "text" | "word" | "number";

/** A column of a table that PostgreSQL writes. */
export interface CopiedColumn {
  /** In lines of JSON. */
  name: string;
  heading: string;
  kind: CopiedKind;
  /** SQL (trusted) of the cell as people read it. */
  sql: string;
  /** SQL of the value as programs read it, where that is another: a status by its code, a time in ISO 8601. */
  json?: string;
}

/**
 * A table that PostgreSQL itself writes out, with COPY: nothing is done for a row outside of it but what its format asks
 * for. For lists, which have a million rows.
 */
export interface CopiedTable {
  /** Without the format: "organisations-2026-11-21". */
  fileName: string;
  columns: readonly CopiedColumn[];
  /** "from … where … order by …" with "$1", "$2" … for the parameters. */
  from: string;
  parameters: readonly unknown[];
}

/**
 * SQL of a time as people in Thailand read it: "2026-11-21 19:00:00", as PostgreSQL writes a timestamp in its ISO style, which
 * takes less than `to_char`.
 */
export const thaiTime = (column: string): string => `date_trunc('second', ${column} at time zone 'Asia/Bangkok')`;

/** SQL of the words for codes. */
export const wordsFor = (column: string, words: Readonly<Record<string, string>>): string =>
  `case ${column} ${Object.entries(words)
    .map(([code, word]) => `when '${code}' then '${word}'`)
    .join(" ")} end`;
