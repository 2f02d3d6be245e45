import { basename } from "node:path";
import { Client } from "pg";
import { rootPath } from "../../subgraphs/kit/database/scope";
import { type ImportOutcome, ImportRefused, type ImportSettings } from "../../subgraphs/kit/import/import.types";
import { importOrganisations } from "../../subgraphs/organisations/directory-import/directory-import";
import { importServicePoints } from "../../subgraphs/service-points/pin-import/pin-import";
import { PlainError } from "../plain-error";
import type { ImportKindName } from "./import.arguments";
import { ProgressLines } from "./import.progress";
import { wordsForFile } from "../../subgraphs/kit/import/import-words";

const importers: Readonly<Record<ImportKindName, (settings: ImportSettings) => Promise<ImportOutcome>>> = {
  organisations: importOrganisations,
  "service-points": importServicePoints,
};

/**
 * What a fresh import makes the planner know, what the counting of lists needs to stay within the indexes, and what puts new
 * words into the index of the text search.
 */
const importedTables: Readonly<Record<ImportKindName, string>> = {
  organisations:
    "organisations.organisations, organisations.organisations_texts, directory.organisations, organisations.audit_entries",
  "service-points": "service_points.service_points, service_points.service_points_texts, service_points.audit_entries",
};

/** Ctrl-C and SIGTERM stop the import; a second one ends the process. */
function abortOnSignal(): { signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new PlainError("Stopped: nothing of this file was written."));
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, stop);
  return {
    signal: controller.signal,
    forget: () => {
      for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, stop);
    },
  };
}

/**
 * Runs one import with its progress on the terminal.
 * @param label begins each line of progress, when a command imports more than one thing
 * @throws PlainError when the file cannot be imported at all, or when it is stopped
 */
export async function runImportCommand(
  kind: ImportKindName,
  settings: ImportSettings,
  label = "",
): Promise<ImportOutcome> {
  const progress = new ProgressLines(label);
  const stopping = abortOnSignal();
  try {
    return await importers[kind]({ ...settings, onProgress: progress.tell, signal: stopping.signal });
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    const { th, en } = wordsForFile(error);
    throw new PlainError(`${basename(settings.file)}: ${th} / ${en}`);
  } finally {
    progress.stop();
    stopping.forget();
  }
}

/** Lets PostgreSQL look at what was written: until it has, it plans lists as if the tables were empty. */
export async function refreshStatistics(adminUrl: string, kind: ImportKindName): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`vacuum (analyze) ${importedTables[kind]}`).finally(() => admin.end());
}

/** Path of the organisation with this code, or `null`. */
export async function findPath(appUrl: string, code: string): Promise<string | null> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  const { rows } = await client
    .query<{ path: string }>("select path_c as path from directory.organisations where code = $1", [code])
    .finally(() => client.end());
  return rows[0]?.path ?? null;
}

/** Path of the organisation that an import is limited to: the whole country without a code. Throws a PlainError for an unknown one. */
export async function scopeOf(appUrl: string, parentCode: string | null): Promise<string> {
  if (parentCode === null) return rootPath;
  const path = await findPath(appUrl, parentCode);
  if (path === null)
    throw new PlainError(wordsForFile(new ImportRefused("PARENT_CODE_UNKNOWN", { code: parentCode })).en);
  return path;
}
