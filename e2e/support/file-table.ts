import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";

/** A row of a file by its headings. */
export type FileRow = Record<string, string>;

/** Waits for the file that `act` brings, and gives its name and content. */
export async function fileFrom(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent("download");
  await act();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Takes a list away as it is on the page, once the page says that the file is whole. */
export async function takeList(page: Page, format: "CSV" | "Excel"): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole("button", { name: "ส่งออก", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(new RegExp(format)).check();
  const file = await fileFrom(page, () => dialog.getByRole("button", { name: "ดาวน์โหลด", exact: true }).click());
  await page.getByText(/^ดาวน์โหลด .* แล้ว/).waitFor();
  await page.getByRole("button", { name: "ปิด", exact: true }).click();
  return file;
}

/** The rows of a CSV file. */
export const rowsOf = (bytes: Buffer): FileRow[] => parse(bytes, { bom: true, columns: true });

/** Rows as a CSV file with the headings of the first one. */
export function csvFile(name: string, rows: readonly FileRow[]) {
  const cell = (text = "") => `"${text.replaceAll('"', '""')}"`;
  const headings = Object.keys(rows[0] ?? {});
  const lines = [headings.map(cell), ...rows.map((row) => headings.map((heading) => cell(row[heading])))];
  const text = lines.map((line) => line.join(",")).join("\r\n");
  return { name, mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${text}`) };
}
