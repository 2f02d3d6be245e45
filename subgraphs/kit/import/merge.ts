import type { ImportActor } from "./import.types";
import type { StagedColumn } from "./staging";

/** A staged column that goes to a record's column. */
export type RecordColumn = StagedColumn & {
  field: string;
  /** SQL of the value that a row gives, where it is made of the staged one and the record's: a row may give a part. */
  value?: string;
  /** Column whose presence says that the file gives this one, where several belong together, as a pin's do. */
  givenBy?: string;
  /** SQL of the record that keeps its own value whatever the file gives, asked again when the record is written. */
  keptWhere?: string;
};

/** What is imported, and where to. In all SQL "s" is the staged row and "o" the record. */
export interface ImportTarget {
  schemaName: string;
  /** "organisations.organisations" */
  table: string;
  entityType: string;
  /** Name of the action in the audit trail. */
  action: string;
  columns: readonly RecordColumn[];
}

/** Rows are inserted in pieces of this many, so that it can be seen how far it is. */
export const rowsAStatement = 10_000;

const given = ({ column, givenBy = column, keptWhere }: RecordColumn): string =>
  `s.${givenBy} is not null${keptWhere ? ` and not (${keptWhere})` : ""}`;
const givenValue = ({ column, value = `s.${column}` }: RecordColumn): string => value;
const differs = (of: RecordColumn): string => `(${given(of)} and ${givenValue(of)} is distinct from o.${of.column})`;

/** Is any value that the file gives another than the record's? A blank cell gives none. */
export const anyDiffers = ({ columns }: ImportTarget): string => `(${columns.map(differs).join(" or ")})`;

/** Names of the fields that get another value. */
export const changedFields = ({ columns }: ImportTarget): string =>
  `array_remove(array[${columns.map((column) => `case when ${differs(column)} then '${column.field}' end`).join(", ")}], null)`;

/** Field → value before and after, as JSON: what the import would do to a record. */
export const rowChanges = ({ columns }: ImportTarget): string =>
  columns
    .map(
      (of) =>
        `case when ${differs(of)} then jsonb_build_object('${of.field}', jsonb_build_object('before', o.${of.column}, 'after', ${givenValue(of)})) else '{}' end`,
    )
    .join(" || ");

/** The value that a column will have. */
export const merged = ({ columns }: ImportTarget, name: string): string => {
  const column = columns.find((candidate) => candidate.column === name);
  if (!column) throw new Error(`No imported column is called ${name}.`);
  return `case when ${given(column)} then ${givenValue(column)} else o.${name} end`;
};

const change = ({ field, column }: RecordColumn): string =>
  `case when old.${column} is distinct from new.${column} then
     jsonb_build_object('${field}', jsonb_build_object('before', old.${column}, 'after', new.${column})) else '{}' end`;

/** Parameters $1 to $4 of `auditInsert` and `updateStatement`. */
export const auditParameters = ({ personId, name, role }: ImportActor, requestId: string): unknown[] => [
  requestId,
  personId,
  name,
  role,
];

/** Inserts one audit row per row of `source`, which has id, version, path_c and changes. */
export const auditInsert = ({ schemaName, entityType, action }: ImportTarget, source: string): string => `
  insert into ${schemaName}.audit_entries
    (request_id, person_id, person_name, role, action, entity_type, entity_id, entity_version, path_c, changes)
  select $1, $2::uuid, $3, $4, '${action}', '${entityType}', id, version, path_c, changes from ${source}`;

/**
 * Brings the changed records up to date, each with its audit row, from what they are at that moment: an officer may have
 * edited one since it was compared.
 * Parameter $5: who edited the records, null for nobody in particular.
 */
export const updateStatement = (target: ImportTarget): string => `
  with changed as (
    update ${target.table} o set
      ${target.columns.map(({ column }) => `${column} = ${merged(target, column)}`).join(",\n      ")},
      search_key = coalesce(k.search_key, o.search_key),
      version = o.version + 1, updated_at = now(), updated_by_name = $5
    from verdicts v
    join staged s on s.line = v.line
    left join new_keys k on k.line = v.line
    where v.verdict = 'CHANGED' and o.id = v.id and ${anyDiffers(target)}
    returning new.id, new.version, new.path_c, ${target.columns.map(change).join(" || ")} as changes
  )
  ${auditInsert(target, "changed")}`;
