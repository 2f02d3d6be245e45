import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { fileTypeFromBuffer } from "file-type";
import { isWorkbook, requireWorkbook } from "../import/workbook";
import { ImportRefused } from "../import/import.types";
import type { TableKind } from "./content-kinds";
import { refusedFile } from "./file-errors";
import type { ReadFile } from "./file.types";

/** Names of the one form that a table is kept in: a workbook as it came, CSV packed. */
export const tableForms = { workbook: "table.xlsx", csv: "table.csv.gz" } as const;

/**
 * Looks at a table that somebody sent: a workbook by its parts, CSV by being text. What is in its rows is for the import
 * to judge. Throws BAD_USER_INPUT for anything else, and for a workbook that would unpack into too much.
 */
export async function readTable(path: string, firstBytes: Buffer, { refusal }: TableKind): Promise<ReadFile> {
  if (isWorkbook(firstBytes)) {
    await requireWorkbook(path).catch((error: unknown) => {
      throw error instanceof ImportRefused ? refusedFile(error.rule, error.values) : error;
    });
    return keptAs(tableForms.workbook, await readFile(path));
  }
  const type = await fileTypeFromBuffer(firstBytes).catch(() => undefined);
  // Text has no byte of zero; what has one is a program, a picture or UTF-16, of which Excel makes "Unicode text".
  if ((type && type.mime !== "application/xml") || firstBytes.includes(0)) throw refusedFile(refusal);
  const packed = `${path}.gz`;
  try {
    await pipeline(createReadStream(path), createGzip({ level: 1 }), createWriteStream(packed, { mode: 0o600 }));
    return keptAs(tableForms.csv, await readFile(packed));
  } finally {
    await rm(packed, { force: true });
  }
}

function keptAs(name: string, content: Buffer): ReadFile {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const variant = { name, contentType: "application/octet-stream", bytes: content.length, sha256, content };
  return { width: null, height: null, variants: [variant] };
}
