import { recordAudit, type Changes } from "../command/audit";
import { type CommandContext, runCommand } from "../command/command";
import type { Operation } from "../database/operation";
import { badUserInput, invalidTransition, notFound } from "../errors";
import { enqueue } from "../job/enqueue";
import type {
  ApplyFileImportArguments,
  CancelFileImportArguments,
  StartFileImportArguments,
} from "./file-import.inputs";
import { getFileImport } from "./file-import.reader";
import type { FileImport, FileImportState } from "./file-import.types";

/** Name of the job that compares and writes, and of the kind of file that it reads. */
export const fileImportJobName = "import-file";
export const importedFileKind = "import";
const typeName = "FileImport";

/** A subgraph's imports, and the names of the mutations that the trail shows. */
export interface ImportNoun {
  schemaName: string;
  /** "OrganisationImport" of startOrganisationImport. */
  name: string;
}

/** What the job needs to know. */
export interface FileImportPayload {
  importId: string;
  isApplied: boolean;
}

const changesOf = (values: object): Changes =>
  Object.fromEntries(Object.entries(values).map(([field, after]) => [field, { before: null, after }]));

/** Keeps a file from being swept, and tells its name. Throws NOT_FOUND for one that does not wait to be imported. */
async function takeFile({ query }: CommandContext, schemaName: string, fileId: string): Promise<string> {
  const [file] = await query<{ name: string }>(
    `update ${schemaName}.files set attached_at = now()
     where id = $1 and kind = '${importedFileKind}' and attached_at is null returning file_name as name`,
    [fileId],
  );
  if (!file) throw notFound();
  return file.name;
}

/**
 * Begins to compare an uploaded file with what is there; nothing is written.
 * @param parentCode of the organisation that new ones without a parent go below
 */
export async function startFileImport(
  operation: Operation,
  { schemaName, name }: ImportNoun,
  { fileId, idempotencyKey }: StartFileImportArguments,
  parentCode: string | null = null,
): Promise<FileImport> {
  const command = { schemaName, name: `start${name}`, idempotencyKey, request: { fileId, parentCode } };
  const id = await runCommand(operation, command, async (context) => {
    const { grant, displayName } = context.actor;
    const fileName = await takeFile(context, schemaName, fileId);
    const [started] = await context.query<{ id: string }>(
      `insert into ${schemaName}.imports (organisation_id, path_c, file_id, file_name, parent_code, created_by_name)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [grant.organisationId, grant.scopePath, fileId, fileName, parentCode, displayName],
    );
    const importId = started?.id as string;
    await enqueue(context, fileImportJobName, { importId, isApplied: false } satisfies FileImportPayload);
    const record = { typeName, id: importId, version: 1, pathC: grant.scopePath };
    await recordAudit(context, record, changesOf({ fileName }));
    return importId;
  });
  return getFileImport(operation, schemaName, id);
}

interface LockedImport {
  state: `${FileImportState}`;
  path: string;
  bad: number;
  fileName: string;
}

async function lockImport({ query }: CommandContext, schemaName: string, id: string): Promise<LockedImport> {
  const [found] = await query<LockedImport & Record<string, unknown>>(
    `select state, path_c as path, bad, file_name as "fileName" from ${schemaName}.imports where id = $1 for update`,
    [id],
  );
  if (!found) throw notFound();
  return found;
}

/**
 * Begins to write what was compared, in one transaction.
 * @throws NOT_FOUND outside the scope, INVALID_TRANSITION unless it has just been compared, BAD_USER_INPUT when rows are
 * wrong and are not to be left out
 */
export async function applyFileImport(
  operation: Operation,
  { schemaName, name }: ImportNoun,
  { id, skipsBadRows, idempotencyKey }: ApplyFileImportArguments,
): Promise<FileImport> {
  const command = { schemaName, name: `apply${name}`, idempotencyKey, request: { id, skipsBadRows } };
  await runCommand(operation, command, async (context) => {
    const { state, path, bad, fileName } = await lockImport(context, schemaName, id);
    if (state !== "CHECKED") throw invalidTransition(`The import is ${state}.`);
    if (bad > 0 && !skipsBadRows)
      throw badUserInput([{ field: "skipsBadRows", rule: "BAD_ROWS", values: { count: bad } }]);
    await context.query(
      `update ${schemaName}.imports set state = 'APPLYING', phase = null, percent = 0, skips_bad_rows = $2, applied_by_name = $3
       where id = $1`,
      [id, skipsBadRows, context.actor.displayName],
    );
    await enqueue(context, fileImportJobName, { importId: id, isApplied: true } satisfies FileImportPayload);
    await recordAudit(context, { typeName, id, version: 2, pathC: path }, changesOf({ fileName, skipsBadRows }));
    return id;
  });
  return getFileImport(operation, schemaName, id);
}

/**
 * Stops an import; nothing of it is written.
 * @throws NOT_FOUND outside the scope, INVALID_TRANSITION when it is at its end already
 */
export async function cancelFileImport(
  operation: Operation,
  { schemaName, name }: ImportNoun,
  { id, idempotencyKey }: CancelFileImportArguments,
): Promise<FileImport> {
  const command = { schemaName, name: `cancel${name}`, idempotencyKey, request: { id } };
  await runCommand(operation, command, async (context) => {
    const { state, path, fileName } = await lockImport(context, schemaName, id);
    if (!["CHECKING", "CHECKED", "APPLYING"].includes(state)) throw invalidTransition(`The import is ${state}.`);
    await context.query(`update ${schemaName}.imports set state = 'CANCELLED', finished_at = now() where id = $1`, [
      id,
    ]);
    await recordAudit(context, { typeName, id, version: 3, pathC: path }, changesOf({ fileName }));
    return id;
  });
  return getFileImport(operation, schemaName, id);
}
