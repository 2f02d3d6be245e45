import { scopedTable } from "./kit-tables";
import type { Operation } from "./operation";

/** A number of rows that is kept: which table's, and below which path. */
export interface KeptTotal {
  /** "service_points.service_points" */
  table: string;
  path: string;
}

/** The kept number of rows of the actor's scope, for a list that nothing narrows down; `undefined` without a scope. */
export function keptTotalOf({ actor }: Operation, table: string): KeptTotal | undefined {
  const path = actor?.grant?.scopePath;
  return path ? { table, path } : undefined;
}

/** Looks the number up, in the operation's snapshot: it agrees with the rows that the operation reads. */
export async function readKeptTotal(operation: Operation, { table, path }: KeptTotal): Promise<number> {
  const [row] = await operation.query<{ count: number }>(
    `select coalesce(sum(count), 0)::int as count from ${table}_totals where path_c = $1`,
    [path],
  );
  return row?.count ?? 0;
}

/** A statement that touches more paths than this is an import, which gathers nothing. */
const gatheredPaths = 50;
/** So many entries of one path are let stand before they are gathered. */
const entriesOfPath = 20;

/**
 * SQL of the numbers by which rows change the totals of their own organisations and of all above. Those above are looked for
 * once for each parent, not for each row: 100,000 organisations that are imported have a few parents between them.
 */
const deltaFor =
  (counted: string) =>
  (rows: string, sign: "" | "-"): string =>
    `
    select path, ${sign}sum(count)::bigint as count from (
      select path_c as path, count(*) as count from ${rows} where ${counted} group by path_c
      union all
      select above.path, parent.count from (
        select left(path_c, -position('.' in reverse(path_c))) as path, count(*) as count from ${rows}
        where ${counted} and path_c like '%.%' group by 1
      ) parent cross join unnest(directory.ancestor_paths(parent.path) || parent.path) above (path)
    ) each group by path`;

/** Fills empty totals from the rows, where no trigger has seen these. */
export const fillTotals = (schemaName: string, table: string, counted = "true"): string =>
  `insert into ${schemaName}.${table}_totals (path_c, count) ${deltaFor(counted)(`${schemaName}.${table}`, "")}`;

/** Makes anew, also where it is there already, what counts the rows that a statement adds or removes. */
export function totalsCounter(schemaName: string, table: string, counted = "true"): string {
  const name = `${schemaName}.${table}`;
  const deltaOf = deltaFor(counted);
  return `
    create or replace function ${name}_totals_changed() returns trigger language plpgsql security definer
    set search_path = pg_catalog as $$
      declare paths text[]; counts bigint[];
      begin
        if tg_op = 'INSERT' then
          select array_agg(path), array_agg(count) into paths, counts from (${deltaOf("changed", "")}) delta;
        else
          select array_agg(path), array_agg(count) into paths, counts from (${deltaOf("changed", "-")}) delta;
        end if;
        if paths is not null then perform ${name}_totals_add(paths, counts); end if;
        return null;
      end $$;`;
}

/**
 * Makes the table `<table>_totals` and the triggers that keep, for each organisation, how many rows of a scoped table
 * belong to it and to all below it. Rows of the totals are only added: two who write at once do not wait for each other
 * at the root, and every few entries those of a path are gathered into one. Counting the 100,000 rows of the country
 * took longer than everything else of a list together.
 * @param counted SQL over a row, for those that a list shows: "level <> 'COUNTRY'"
 */
export function keptTotals(schemaName: string, table: string, counted = "true"): string {
  const name = `${schemaName}.${table}`;
  const deltaOf = deltaFor(counted);
  return `
    create table ${name}_totals (path_c text collate "C" not null, count bigint not null);
    create index ${table}_totals_path on ${name}_totals (path_c) include (count);
    ${fillTotals(schemaName, table, counted)};

    create function ${name}_totals_gather(paths text[]) returns void language sql security definer
    set search_path = pg_catalog as $$
      with taken as (
        select ctid, path_c, count from ${name}_totals where path_c = any(paths) for update skip locked
      ), gone as (
        delete from ${name}_totals total using taken where total.ctid = taken.ctid returning total.path_c, total.count
      )
      insert into ${name}_totals (path_c, count) select path_c, sum(count) from gone group by path_c
    $$;
    create function ${name}_totals_add(paths text[], counts bigint[]) returns void language plpgsql security definer
    set search_path = pg_catalog as $$
      declare full_paths text[];
      begin
        insert into ${name}_totals (path_c, count) select * from unnest(paths, counts) delta (path, count) where count <> 0;
        if cardinality(paths) > ${gatheredPaths} then return; end if;
        select array_agg(path) into full_paths from unnest(paths) path
        where (select count(*) from ${name}_totals where path_c = path) > ${entriesOfPath};
        if full_paths is not null then perform ${name}_totals_gather(full_paths); end if;
      end $$;
    ${totalsCounter(schemaName, table, counted)}
    create function ${name}_totals_moved() returns trigger language plpgsql security definer
    set search_path = pg_catalog as $$
      declare paths text[]; counts bigint[];
      begin
        select array_agg(path), array_agg(count) into paths, counts from (
          select path, sum(count)::bigint as count from (
            ${deltaOf("(select old.*) gone", "-")} union all ${deltaOf("(select new.*) come", "")}
          ) both_ends group by path
        ) delta;
        if paths is not null then perform ${name}_totals_add(paths, counts); end if;
        return null;
      end $$;
    create trigger ${table}_totals_inserted after insert on ${name} referencing new table as changed
      for each statement execute function ${name}_totals_changed();
    create trigger ${table}_totals_deleted after delete on ${name} referencing old table as changed
      for each statement execute function ${name}_totals_changed();
    create trigger ${table}_totals_moved after update of path_c on ${name} for each row
      when (old.path_c is distinct from new.path_c) execute function ${name}_totals_moved();
    revoke all on function ${name}_totals_gather, ${name}_totals_add from public;
    ${scopedTable(schemaName, `${table}_totals`, "select")}`;
}
