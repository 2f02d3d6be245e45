import { join } from "node:path";
import { FILES_BUCKET, FILES_DIR } from "../subgraphs/kit/file/file.settings";

/** Where uploaded files are, beside the database, unless the environment says otherwise. */
export const filesDirOf = (dataDir: string): string => process.env[FILES_DIR] || join(dataDir, "files");

/** Tells this process and those that it starts where uploaded files are. */
export function provideFilesDir(dataDir: string): void {
  if (!process.env[FILES_BUCKET]) process.env[FILES_DIR] = filesDirOf(dataDir);
}
