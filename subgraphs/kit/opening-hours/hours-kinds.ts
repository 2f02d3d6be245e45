import { roleOf } from "../database/schema-role";

/**
 * What a migration adds to a table of offices, so that those that are open now can be found: the kind of an office's hours, a
 * hash of them, which most offices share. 64 bits: among a million kinds two are the same by chance once in 37 million.
 */
export function hoursKinds(schemaName: string, table: string): string {
  const name = `${schemaName}.${table}`;
  return `
    alter table ${name} add column hours_kind bigint generated always as (jsonb_hash_extended(opening_hours, 0)) stored;
    create index ${table}_hours on ${name} (hours_kind, path_c) where hours_kind is not null;
    create function ${schemaName}.hours_kinds(known bigint[]) returns table (kind bigint, hours jsonb)
    stable language sql security definer set search_path = pg_catalog as $$
      with recursive kinds (kind) as (
        select min(hours_kind) from ${name} where hours_kind is not null
        union all
        select (select min(o.hours_kind) from ${name} o where o.hours_kind > k.kind) from kinds k where k.kind is not null
      )
      select k.kind, case when have.kind is null then
        (select o.opening_hours from ${name} o where o.hours_kind = k.kind limit 1) end
      from kinds k left join (select distinct unnest(known) as kind) have on have.kind = k.kind where k.kind is not null
    $$;
    revoke all on function ${schemaName}.hours_kinds from public;
    grant execute on function ${schemaName}.hours_kinds to ${roleOf(schemaName)};`;
}

/** Takes away what `hoursKinds` made. */
export const withoutHoursKinds = (schemaName: string, table: string): string => `
  drop function ${schemaName}.hours_kinds;
  alter table ${schemaName}.${table} drop column hours_kind;`;
