import type { Conditions } from "./conditions";
import { isInScope } from "./kit-tables";
import { roleOf } from "./schema-role";
import type { Transaction } from "./operation";
import { likePatterns, maxPatterns } from "../text/normalise-thai";

/**
 * Rows up to which a search is answered by their ids. What is found more often is found soon by walking the list in its own
 * order, too.
 */
export const mostIds = 2_000;

const patternConditions = Array.from(
  { length: maxPatterns },
  (_, index) => `t.search_key like coalesce(patterns[${index + 1}], '%')`,
).join(" and ");

/**
 * What makes the text search of a table with `id`, `path_c` and `search_key` fast. `LIKE` is not leakproof, so under a
 * policy no index serves it. The texts therefore stand once more in `<table>_texts`, which no role may read: one
 * function looks into it, with the actor's scope in its own condition, and gives ids, or `null` for more than `most`.
 * The copy is written when the text or the path changes and at no other time: a trigram index costs some ten times what the
 * others do.
 */
export function textSearch(schemaName: string, table: string): string {
  const rows = `${schemaName}.${table}`;
  const texts = `${rows}_texts`;
  return `
    create extension if not exists pg_trgm with schema public;
    create table ${texts} (
      id uuid primary key,
      path_c text collate "C" not null,
      search_key text collate "C" not null
    );
    insert into ${texts} select id, path_c, search_key from ${rows};
    create index ${table}_texts_trigrams on ${texts} using gin (search_key public.gin_trgm_ops);
    create index ${table}_texts_scope on ${texts} (path_c);
    alter table ${texts} alter search_key set statistics 1000;
    analyze ${texts};

    create function ${schemaName}.find_${table}(patterns text[], most integer) returns uuid[]
    stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan language sql as $$
      select case when count(*) <= most then coalesce(array_agg(id), '{}') end from (
        select t.id from ${texts} t where ${isInScope("t.path_c")} and ${patternConditions} limit most + 1
      ) found
    $$;
    revoke all on function ${schemaName}.find_${table} from public;
    grant execute on function ${schemaName}.find_${table} to ${roleOf(schemaName)};

    create function ${schemaName}.add_${table}_texts() returns trigger language plpgsql security definer
    set search_path = pg_catalog as $$
      begin
        insert into ${texts} select id, path_c, search_key from added;
        return null;
      end $$;
    create trigger ${table}_texts_added after insert on ${rows}
      referencing new table as added for each statement execute function ${schemaName}.add_${table}_texts();
    create function ${schemaName}.change_${table}_texts() returns trigger language plpgsql security definer
    set search_path = pg_catalog as $$
      begin
        update ${texts} set path_c = new.path_c, search_key = new.search_key where id = new.id;
        return null;
      end $$;
    create trigger ${table}_texts_changed after update on ${rows} for each row
      when ((old.path_c, old.search_key) is distinct from (new.path_c, new.search_key))
      execute function ${schemaName}.change_${table}_texts();`;
}

/** Undoes `textSearch`. */
export const dropTextSearch = (schemaName: string, table: string): string => `
  drop trigger ${table}_texts_added on ${schemaName}.${table};
  drop trigger ${table}_texts_changed on ${schemaName}.${table};
  drop function ${schemaName}.add_${table}_texts;
  drop function ${schemaName}.change_${table}_texts;
  drop function ${schemaName}.find_${table};
  drop table ${schemaName}.${table}_texts;`;

/** Adds the conditions of a search to a statement. */
export type TextCondition = (conditions: Conditions) => void;

/**
 * Prepares a text search over the rows of the scope: all words of `text` must be in a row.
 * @param table "service_points.service_points", made searchable by `textSearch`
 * @param alias of that table in the statement
 */
export async function textCondition(
  reader: Pick<Transaction, "query">,
  table: `${string}.${string}`,
  alias: string,
  text: string | null | undefined,
): Promise<TextCondition> {
  const patterns = likePatterns(text ?? "");
  if (!patterns.length) return () => undefined;
  const find = table.replace(".", ".find_");
  const [found] = await reader.query<{ ids: string[] | null }>(`select ${find}($1::text[], $2) as ids`, [
    patterns,
    mostIds,
  ]);
  const ids = found?.ids;
  // In a subquery, so that the planner does not see how many: it would walk the whole list in its order for a page of them.
  if (ids) return (conditions) => void conditions.add(`${alias}.id = any((select ?::uuid[])::uuid[])`, ids);
  // Under a policy the planner may not look at what is in a column for an operator that is not leakproof: it takes any LIKE
  // for rare, and sorts all that is found for one page. What coalesce gives it takes for every other row.
  return (conditions) => {
    for (const pattern of patterns) conditions.add(`coalesce(${alias}.search_key like ?, false)`, pattern);
  };
}
