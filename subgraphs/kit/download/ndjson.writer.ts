import type { Cell, DownloadedTable } from "./download";

const chunkChars = 32_768;

/** Writes one JSON object a line, for programs: times in ISO 8601, nothing changed. */
export async function* writeNdjson({ columns, rows }: DownloadedTable): AsyncGenerator<Uint8Array> {
  let text = "";
  for await (const row of rows) {
    text += `${JSON.stringify(Object.fromEntries(columns.map((name, index): [string, Cell] => [name, row[index] ?? null])))}\n`;
    if (text.length < chunkChars) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}
