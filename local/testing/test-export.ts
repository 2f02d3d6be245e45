import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import type { TestClient } from "./test-client";
import type { TestPakmut } from "./test-pakmut";

/** A row of a file by its headings, or by the names of its fields. */
export type ExportedRow = Record<string, string>;

/** Asks for a list as a file, as the admin UI does. */
export const fetchExport = (
  pakmut: TestPakmut,
  as: TestClient,
  path: string,
  parameters: object = {},
  signal?: AbortSignal,
): Promise<Response> =>
  fetch(`${pakmut.url}/export/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-pakmut-csrf": "1", cookie: as.cookie },
    body: JSON.stringify(parameters),
    signal,
  });

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
  "&#13;": "\r",
};

/** The cells of a workbook's first sheet by column and row, "A1": texts as Excel shows them. */
export function cellsOfWorkbook(bytes: Uint8Array): Map<string, string> {
  const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] as Uint8Array);
  const cells = sheet.matchAll(
    /<c r="([A-Z]+\d+)"(?: t="inlineStr")?>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g,
  );
  return new Map(
    [...cells].map(([, name = "", text = "", number]) => [
      name,
      number ?? text.replace(/&(?:lt|gt|quot|amp|#13);/g, (entity) => entities[entity] as string),
    ]),
  );
}

function rowsOfWorkbook(bytes: Uint8Array): ExportedRow[] {
  const headings = new Map<string, string>();
  const rows = new Map<string, ExportedRow>();
  for (const [name, text] of cellsOfWorkbook(bytes)) {
    const [, column = "", number = ""] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
    if (number === "1") headings.set(column, text);
    else rows.set(number, { ...rows.get(number), [headings.get(column) as string]: text });
  }
  return [...rows.values()];
}

/** The rows of an answer; throws for one that is none. */
export async function rowsOf(answer: Response): Promise<ExportedRow[]> {
  if (answer.status !== 200) throw new Error(`No file: ${answer.status} ${await answer.text()}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get("content-type") ?? "";
  if (type.startsWith("text/csv")) return parse(Buffer.from(bytes), { bom: true, columns: true }) as ExportedRow[];
  if (type.includes("spreadsheetml")) return rowsOfWorkbook(bytes);
  return Buffer.from(bytes)
    .toString()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ExportedRow);
}
