import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Client } from "pg";

/** A value of a staged column. Objects and lists become JSON. */
export type StagedValue = string | number | boolean | object | null;

/** A column of the staging table, and the record's column of the same name that it goes to. */
export interface StagedColumn {
  column: string;
  type: "text" | "jsonb" | "boolean" | "double precision" | "integer";
  /** Field of the record, as its history names it. Without it the column only helps to find things. */
  field?: string;
}

const special = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escapeText = (text: string): string => text.replace(special, (character) => escapes[character] as string);

/** One row in the text format of COPY. */
export function copyLine(values: readonly StagedValue[]): string {
  const cells = values.map((value) => {
    if (value === null) return "\\N";
    return escapeText(typeof value === "object" ? JSON.stringify(value) : String(value));
  });
  return `${cells.join("\t")}\n`;
}

/** Rows as they become ready, many at a time. */
export type StagedBatches =
  | AsyncIterable<readonly (readonly StagedValue[])[]>
  | Iterable<readonly (readonly StagedValue[])[]>;

async function* linesOf(batches: StagedBatches): AsyncGenerator<string> {
  for await (const rows of batches) yield rows.map(copyLine).join("");
}

/** Fills a table with COPY, while the rows are still being read. */
export async function copyRows(
  client: Client,
  table: string,
  columns: readonly string[],
  batches: StagedBatches,
): Promise<void> {
  await pipeline(linesOf(batches), client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`)));
}
