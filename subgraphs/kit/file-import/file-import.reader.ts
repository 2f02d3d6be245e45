import type { Changes } from "../command/audit";
import type { Operation } from "../database/operation";
import { notFound } from "../errors";
import type { ImportColumn } from "../import/import-column";
import { ImportRefused, type BadCell } from "../import/import.types";
import { wordsForCell, wordsForFile } from "../import/import-words";
import { asText } from "../record/history";
import type { FileImportRowArguments } from "./file-import.inputs";
import type { FileImport, FileImportColumn, FileImportRow, FileImportVerdict } from "./file-import.types";

const columns = `id, state, file_name as "fileName", phase, percent, is_stale as "isStale", skips_bad_rows as "skipsBadRows",
  added, changed, unchanged, bad, kept_pins as "keptPins", unknown_columns as "unknownColumns", refusal_rule as "refusalRule",
  refusal_values as "refusalValues", created_at as "createdAt", created_by_name as "createdByName",
  applied_by_name as "appliedByName", checked_at as "checkedAt", finished_at as "finishedAt"`;

type ImportRecord = FileImport & { refusalRule: string | null; refusalValues: Record<string, unknown> | null };

function inWords({ refusalRule, refusalValues, ...rest }: ImportRecord): FileImport {
  const words = refusalRule ? wordsForFile(new ImportRefused(refusalRule, refusalValues ?? {})) : null;
  return { ...rest, refusalTh: words?.th ?? null, refusalEn: words?.en ?? null };
}

/** The latest imports of the scope, newest first. */
export async function listFileImports(operation: Operation, schemaName: string, first: number): Promise<FileImport[]> {
  const sql = `select ${columns} from ${schemaName}.imports order by id desc limit $1`;
  return (await operation.query<ImportRecord & Record<string, unknown>>(sql, [first])).map(inWords);
}

/** One import of the scope. Throws NOT_FOUND. */
export async function getFileImport(operation: Operation, schemaName: string, id: string): Promise<FileImport> {
  const sql = `select ${columns} from ${schemaName}.imports where id = $1`;
  const [found] = await operation.query<ImportRecord & Record<string, unknown>>(sql, [id]);
  if (!found) throw notFound();
  return inWords(found);
}

/** A row as it is kept. */
export interface KeptRow {
  line: number;
  verdict: FileImportVerdict;
  recordId: string | null;
  name: string | null;
  changes: Changes | null;
  problems: Pick<BadCell, "field" | "column" | "value" | "rule" | "values">[] | null;
}

export const keptRowColumns = `line, verdict, record_id as "recordId", name, changes, problems`;

const told = ({ changes, problems, ...row }: KeptRow): FileImportRow => ({
  ...row,
  changes: Object.entries(changes ?? {}).map(([field, { before, after }]) => ({
    field,
    before: asText(before),
    after: asText(after),
  })),
  problems: (problems ?? []).map(({ field, column, value, rule, values }) => {
    const { th, en } = wordsForCell({ field, rule, ...(values && { values }) });
    return { column, value, rule, reasonTh: th, reasonEn: en };
  }),
});

/** Rows of one verdict, in the order of the file. Throws NOT_FOUND for an import outside the scope. */
export async function listFileImportRows(
  operation: Operation,
  schemaName: string,
  { importId, verdict, afterLine, first }: FileImportRowArguments,
): Promise<FileImportRow[]> {
  await getFileImport(operation, schemaName, importId);
  const rows = await operation.query<KeptRow & Record<string, unknown>>(
    `select ${keptRowColumns} from ${schemaName}.import_rows
     where import_id = $1 and verdict = $2 and line > $3 order by line limit $4`,
    [importId, verdict, afterLine ?? 0, first],
  );
  return rows.map(told);
}

/** What may stand in a file, for the page and for whoever makes one. */
export const fileImportColumns = (known: readonly ImportColumn[]): FileImportColumn[] =>
  known
    .filter(({ isLeftOut }) => !isLeftOut)
    .map(({ th, en, helpTh, helpEn, isRequired = false }) => ({
      headingTh: th,
      headingEn: en,
      helpTh,
      helpEn,
      isRequired,
    }));
