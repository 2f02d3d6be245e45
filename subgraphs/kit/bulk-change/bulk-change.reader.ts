import { badUserInput, notFound } from "../errors";
import type { VersionedEntity } from "../command/versioned-record";
import type { Operation, Transaction } from "../database/operation";
import { FieldChecks } from "../input/check-fields";
import type { BulkChangeRowArguments, BulkSelectionArguments } from "./bulk-change.inputs";
import type { Conditions } from "../database/conditions";
import type { BulkKind, BulkNoun, BulkWanted } from "./bulk-change.noun";
import type { BulkChange, BulkChangeGroup, BulkChangeRow } from "./bulk-change.types";
import { wordsForRefusal } from "./bulk-change.refusals";

/** For how long a change can be taken back. */
export const undoableFor = "24 hours";

/** What was asked for, with the noun's own filter. */
export type BulkSelection<Filter extends object> = BulkSelectionArguments & { filter?: Filter | null };

const columns = (
  schemaName: string,
): string => `c.id, c.state, c.kind, c.wanted->>'status' as status, c.wanted->>'reason' as reason,
  c.wanted->>'typeCode' as "typeCode", c.wanted->>'subTypeCode' as "subTypeCode",
  c.wanted->>'parentId' as "parentId", c.wanted->>'parentNameTh' as "parentNameTh", c.wanted->>'parentNameEn' as "parentNameEn", c.total, c.changed, c.unchanged, c.refused,
  c.undoes_id as "undoesId", undoing.id as "undoneById",
  case when c.undoes_id is null and undoing.id is null and c.changed > 0 and c.finished_at > now() - interval '${undoableFor}'
    then c.finished_at + interval '${undoableFor}' end as "undoableUntil",
  c.created_at as "createdAt", c.created_by_name as "createdByName", c.finished_at as "finishedAt"
  from ${schemaName}.bulk_changes c left join ${schemaName}.bulk_changes undoing
    on undoing.undoes_id = c.id and undoing.state in ('WAITING', 'RUNNING', 'DONE')`;

/** The latest changes of many records in the scope, newest first. */
export const listBulkChanges = (operation: Operation, schemaName: string, first: number): Promise<BulkChange[]> =>
  operation.query<BulkChange & Record<string, unknown>>(`select ${columns(schemaName)} order by c.id desc limit $1`, [
    first,
  ]);

/** One change of many records in the scope. Throws NOT_FOUND. */
export async function getBulkChange(
  reader: Pick<Transaction, "query">,
  schemaName: string,
  id: string,
): Promise<BulkChange> {
  const sql = `select ${columns(schemaName)} where c.id = $1`;
  const [found] = await reader.query<BulkChange & Record<string, unknown>>(sql, [id]);
  if (!found) throw notFound();
  return found;
}

/** A row as it is kept, with its record's names. */
export type KeptBulkRow = Omit<BulkChangeRow, "reasonTh" | "reasonEn"> & { outcome: string | null };

/** Reads rows of a change with the names that their records have now. */
export const keptRows = ({ schemaName, table }: Pick<BulkNoun<never, never>, "schemaName" | "table">): string =>
  `select r.position, r.record_id as "recordId", o.code, o.name_th as "nameTh", o.name_en as "nameEn", r.outcome, r.rule
   from ${schemaName}.bulk_change_rows r left join ${table} o on o.id = r.record_id where r.bulk_change_id = $1`;

/** Records of one outcome, in their order. Throws NOT_FOUND for a change outside the scope. */
export async function listBulkChangeRows<Entity extends VersionedEntity, Filter extends object>(
  operation: Operation,
  noun: BulkNoun<Entity, Filter>,
  { id, outcome, after, first }: BulkChangeRowArguments,
): Promise<BulkChangeRow[]> {
  await getBulkChange(operation, noun.schemaName, id);
  const rows = await operation.query<KeptBulkRow & Record<string, unknown>>(
    `${keptRows(noun)} and r.outcome = $2 and r.position > $3 order by r.position limit $4`,
    [id, outcome, after ?? 0, first],
  );
  return rows.map((row) => {
    const reason = row.rule ? wordsForRefusal(row.rule) : null;
    return { ...row, reasonTh: reason?.th ?? null, reasonEn: reason?.en ?? null };
  });
}

/** The selected records in SQL, with the parameters of one statement. */
export interface SelectedRecords {
  from: string;
  conditions: Conditions;
  /** The version at which a record was selected: that which was seen by whoever chose it, or the present one. */
  version: string;
}

/** What is asked for, read and checked. */
export interface ReadBulkChange<Entity extends VersionedEntity> {
  kind: BulkKind<Entity>;
  wanted: BulkWanted;
  newSelection: () => SelectedRecords;
}

/**
 * Reads what shall become of which records.
 * @throws BAD_USER_INPUT without a selection, and for what the noun does not know
 */
export async function readBulkChange<Entity extends VersionedEntity, Filter extends object>(
  operation: Operation,
  noun: BulkNoun<Entity, Filter>,
  { change, records, filter }: BulkSelection<Filter>,
): Promise<ReadBulkChange<Entity>> {
  const kind = noun.kinds[change.kind];
  if (!kind) throw badUserInput([{ field: "change.kind", rule: "NOT_VALID" }]);
  const checks = new FieldChecks();
  if (records ? !records.length : !filter || kind.mostChosen) checks.add("records", "REQUIRED");
  if (records && records.length > (kind.mostChosen ?? records.length))
    checks.add("records", "TOO_MANY", { most: kind.mostChosen });
  const wanted = await kind.read(operation, change, checks);
  checks.done();
  const { from, newConditions } = await noun.source(operation, filter ?? ({} as Filter));
  const { alias } = noun;
  const seen = new Map(records?.map(({ recordId, version }) => [recordId, version]));
  const newSelection = (): SelectedRecords => {
    const conditions = newConditions();
    if (!records) return { from, conditions, version: `${alias}.version` };
    const [ids, versions] = [conditions.parameter([...seen.keys()]), conditions.parameter([...seen.values()])];
    const chosen = `unnest(${ids}::uuid[], ${versions}::integer[]) chosen (id, version) on chosen.id = ${alias}.id`;
    return { from: `${from} join ${chosen}`, conditions, version: "chosen.version" };
  };
  return { kind, wanted, newSelection };
}

/**
 * What a change would do, without doing it: how many records have what now, and what is to be expected of them.
 * @throws NOT_FOUND when nothing of the scope is selected, and as `readBulkChange`
 */
export async function previewBulkChange<Entity extends VersionedEntity, Filter extends object>(
  operation: Operation,
  noun: BulkNoun<Entity, Filter>,
  selection: BulkSelection<Filter>,
): Promise<BulkChangeGroup[]> {
  const { kind, wanted, newSelection } = await readBulkChange(operation, noun, selection);
  const { from, conditions, version } = newSelection();
  const chosen = selection.records?.map(({ recordId }) => recordId) ?? [];
  const expected = kind.expected(conditions, wanted, chosen);
  const groups = await operation.query<BulkChangeGroup & Record<string, unknown>>(
    `with judged as (
       select ${kind.before} as before, ${expected} as expected, ${noun.alias}.version <> ${version} as changed
       from ${from} ${conditions.where}
     ), told as (
       -- What is as wanted already need not be changed, whoever made it so.
       select before, expected, changed and expected <> 'UNCHANGED' as "isChangedSince" from judged
     )
     select now() as "judgedAt", before, case when "isChangedSince" then 'REFUSED' else expected end as expected, "isChangedSince", count(*)::int as count
     from told group by 2, 3, 4 order by count desc, before`,
    conditions.parameters,
  );
  if (!groups.length) throw notFound();
  return groups;
}
