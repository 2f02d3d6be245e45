import { createHash } from "node:crypto";
import { permissionOf } from "../access/authorise";
import type { Operation } from "../database/operation";
import { notFound } from "../errors";
import { pictureWidths } from "./content-kinds";
import { readFileSettings } from "./file.settings";
import type { FileAddress, FileVariant, OpenedFile } from "./file.types";

interface FileRow extends Record<string, unknown> {
  id: string;
  file_name: string;
  content: string;
  variants: FileVariant[];
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const columns = "id, file_name, content, variants";

/**
 * Opens a file for whoever may see it: everybody when its record is public, else those in whose scope it lies.
 * Throws NOT_FOUND for all others as for a file that there is none of, and an error when the bytes are not those that
 * were written.
 */
export async function openFile(
  schemaName: string,
  operation: Operation,
  { id, width, takesWebp }: FileAddress,
): Promise<OpenedFile> {
  if (!uuid.test(id) || !pictureWidths.some((known) => String(known) === width)) throw notFound();
  const { row, isPublic } = await find(schemaName, operation, id);
  const name = `${width}.${takesWebp ? "webp" : "jpg"}`;
  const variant = row.variants.find((each) => each.name === name);
  if (!variant) throw notFound();
  const bytes = await readFileSettings().storage.read(schemaName, id, name);
  if (!bytes || createHash("sha256").update(bytes).digest("hex") !== variant.sha256) {
    throw new Error(`The file ${schemaName}/${id}/${name} is ${bytes ? "not what was written" : "gone"}.`);
  }
  const { contentType, sha256 } = variant;
  const stem = row.file_name.replace(/\.[^.]*$/, "") || "file";
  const fileName = `${stem}.${name.split(".")[1]}`;
  return { contentType, isInline: row.content === "picture", isPublic, fileName, sha256, bytes };
}

async function find(
  schemaName: string,
  operation: Operation,
  id: string,
): Promise<{ row: FileRow; isPublic: boolean }> {
  const [shown] = await operation.query<FileRow>(`select ${columns} from ${schemaName}.public_file($1)`, [id]);
  if (shown) return { row: shown, isPublic: true };
  if (permissionOf(operation.actor, "READ_UNPUBLISHED") === "no") throw notFound();
  const [own] = await operation.query<FileRow>(`select ${columns} from ${schemaName}.files where id = $1`, [id]);
  if (!own) throw notFound();
  return { row: own, isPublic: false };
}
