import type { Client } from "pg";
import type { Transaction } from "../database/operation";
import { roleOf } from "../database/schema-role";

/** While the tree is rebuilt nothing is added to it: adding holds this lock together with others, moving holds it alone. */
export const treeLock = 7_202_612;

/** Entries of the audit trail keep the path that their record had when it was changed. */
const staying = "audit_entries";

/** Rows between two paths get the new one of their organisation. */
const moveRows = (table: string, lower: string, upper: string): string =>
  `update ${table} set path_c = new_path || substr(path_c, length(old_path) + 1)
   where path_c >= ${lower} and path_c < ${upper};`;

/** Kept totals: those within the subtree move, those above lose or gain what the subtree has. */
const moveTotals = (table: string): string => `
  with gone as (select coalesce(sum(count), 0) as count from ${table} where path_c = old_path)
  insert into ${table} (path_c, count)
  select path, gone.count * sign from gone, (
    select path, -1 as sign from unnest(directory.ancestor_paths(old_path)) path
    union all select path, 1 from unnest(directory.ancestor_paths(new_path)) path
  ) above where gone.count <> 0;
  ${moveRows(table, "old_path", "old_path || '/'")}`;

interface PathTable {
  name: string;
  is_total: boolean;
  /** Says of its rows whose they are, not only where they lie. */
  is_owned: boolean;
  /** Has one row an organisation at most. */
  is_single: boolean;
}

/** Rows of one organisation become another's; of what each has once, the other's stays. */
const joinRows = ({ name, is_single }: PathTable): string => `
  ${is_single ? `delete from ${name} where organisation_id = from_id and exists (select from ${name} kept where kept.organisation_id = to_id);` : ""}
  update ${name} set organisation_id = to_id where organisation_id = from_id;`;

/** Every table with a path, so that a new one cannot be forgotten. */
async function tablesOf(client: Client, schemaName: string): Promise<PathTable[]> {
  const { rows } = await client.query<PathTable>(
    `select format('%I.%I', n.nspname, c.relname) as name, c.relname like '%\\_totals' as is_total, owner.attnum is not null as is_owned,
       exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and i.indpred is null and i.indnatts = 1
         and i.indkey[0] = owner.attnum) as is_single
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
       left join pg_attribute owner on owner.attrelid = c.oid and owner.attname = 'organisation_id'
     where n.nspname = $1 and c.relkind = 'r' and a.attname = 'path_c' and not a.attisdropped and c.relname <> $2
     order by c.relname`,
    [schemaName, staying],
  );
  return rows;
}

/** A function of the owner that one role may call: whoever moves the tree reaches into every schema, by this alone. */
const mover = (schemaName: string, name: string, parameters: string, statements: readonly string[]): string => `
  create or replace function ${schemaName}.${name}(${parameters}) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
    begin
      set local app.moves = 'on';
      ${statements.join("\n")}
      set local app.moves = 'off';
    end $$;
  revoke all on function ${schemaName}.${name} from public;
  grant execute on function ${schemaName}.${name} to ${roleOf("organisations")};`;

/**
 * Makes for each schema `move_rows(old, new, lower, upper)`, which gives the rows of a part of a subtree their new paths, in
 * one statement a table, and `move_totals(old, new)` for the subtree's kept totals. Both say that the triggers that keep
 * copies need not: the copies are moved as well. `join_rows(from, to)` makes the rows of one organisation another's. Made anew at each start, from the tables that are there.
 */
export async function createPathMovers(client: Client, schemaNames: readonly string[]): Promise<void> {
  for (const schemaName of schemaNames) {
    const tables = await tablesOf(client, schemaName);
    const rows = tables.filter(({ is_total }) => !is_total).map(({ name }) => moveRows(name, "lower", "upper"));
    const totals = tables.filter(({ is_total }) => is_total).map(({ name }) => moveTotals(name));
    await client.query(`
      drop function if exists ${schemaName}.move_paths(text, text);
      ${mover(schemaName, "move_rows", "old_path text, new_path text, lower text, upper text", rows)}
      ${mover(schemaName, "move_totals", "old_path text, new_path text", totals)}
      ${mover(schemaName, "join_rows", "from_id uuid, to_id uuid", tables.filter(({ is_owned }) => is_owned).map(joinRows))}
      grant usage on schema ${schemaName} to ${roleOf("organisations")};`);
  }
}

/** Whose rows lie on paths of organisations. Accounts first: there others are most likely in the way. */
const schemasWithPaths = ["accounts", "organisations", "service_points"];
/** Organisations in one statement: some tenths of a second, far from the time that any statement has. */
const organisationsAtOnce = 2_000;

/** Where the parts of a subtree begin, in the order of their paths; also when its own organisation is no longer there. */
async function partsOf(query: Transaction["query"], path: string): Promise<string[]> {
  const rows = await query<{ path: string }>(
    `select path from (
       select path_c as path, row_number() over (order by path_c) as number from directory.organisations
       where path_c >= $1 and path_c < $1 || '/'
     ) numbered where number % ${organisationsAtOnce} = 1 order by path`,
    [path],
  );
  return [path, ...rows.slice(1).map((row) => row.path)];
}

/**
 * Gives a subtree its new paths in every schema, part by part in one transaction: nobody sees half of it. The tree lock
 * is held.
 * @param onPart is told how many organisations have theirs
 */
export async function movePaths(
  query: Transaction["query"],
  [from, to]: readonly [from: string, to: string],
  onPart: (organisationCount: number) => void = () => undefined,
): Promise<void> {
  const parts = await partsOf(query, from);
  for (const [index, lower] of parts.entries()) {
    const upper = parts[index + 1] ?? `${from}/`;
    for (const schema of schemasWithPaths) {
      await query(`select ${schema}.move_rows($1, $2, $3, $4)`, [from, to, lower, upper]);
    }
    onPart((index + 1) * organisationsAtOnce);
  }
  for (const schema of schemasWithPaths) await query(`select ${schema}.move_totals($1, $2)`, [from, to]);
}

/** Makes all that belongs to one organisation another's, in every schema. Its rows lie on the other's path already. */
export async function joinOwners(query: Transaction["query"], fromId: string, toId: string): Promise<void> {
  for (const schema of schemasWithPaths) await query(`select ${schema}.join_rows($1, $2)`, [fromId, toId]);
}

/** SQL condition of triggers that keep copies: not while a subtree is being moved. */
const notMoving = "current_setting('app.moves', true) is distinct from 'on'";

/** Lets the trigger of `keptTotals` rest while a subtree is being moved. */
export const totalsRestWhileMoving = (schemaName: string, table: string): string => `
  create or replace trigger ${table}_totals_moved after update of path_c on ${schemaName}.${table} for each row
    when (old.path_c is distinct from new.path_c and ${notMoving})
    execute function ${schemaName}.${table}_totals_moved();`;

/** Lets the trigger of `textSearch` rest while a subtree is being moved. */
export const textsRestWhileMoving = (schemaName: string, table: string): string => `
  create or replace trigger ${table}_texts_changed after update on ${schemaName}.${table} for each row
    when ((old.path_c, old.search_key) is distinct from (new.path_c, new.search_key) and ${notMoving})
    execute function ${schemaName}.change_${table}_texts();`;

/**
 * Whoever adds a row has read its organisation's path before: should that have been moved meanwhile, the row follows.
 * Waits for a move that is under way.
 */
export const followsPath = (schemaName: string, table: string): string => `
  create function ${schemaName}.${table}_follow_path() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    begin
      perform pg_advisory_xact_lock_shared(${treeLock});
      update ${schemaName}.${table} late set path_c = place.path_c
      from added join directory.organisations place on place.id = added.organisation_id
      where late.id = added.id and late.path_c <> place.path_c;
      return null;
    end $$;
  create trigger ${table}_follow_path after insert on ${schemaName}.${table}
    referencing new table as added for each statement execute function ${schemaName}.${table}_follow_path();`;
