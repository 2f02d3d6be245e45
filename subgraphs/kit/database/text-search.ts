import type { Conditions } from "./conditions";
import { roleOf } from "./schema-role";
import type { Transaction } from "./operation";
import { likePatterns, maxPatterns } from "../text/normalise-thai";

/**
 * Rows up to which a search is answered by their ids. What is found more often is found soon by walking the list in its own
 * order, too.
 */
export const mostIds = 2_000;

/** A pattern with three characters between its "%": fewer make no trigram, so that no index knows them. */
const leastIndexed = 5;
/** A trigram of more than this share of all rows is no help: its list in the index takes longer than reading the texts. */
const mostIndexedShare = 0.25;

/**
 * The functions that look into the texts of a table: `find_<table>` gives the ids of the rows of the scope in which all patterns
 * are, or `null` for more than `most`; `count_<table>` their number. Volatile, because PostgreSQL explains nothing in others: its
 * own statistics say whether the words are so common that the trigrams would be read for nothing.
 */
export function textFunctions(schemaName: string, table: string): string {
  const texts = `${schemaName}.${table}_texts`;
  const isInRange =
    "format('t.path_c >= %L and t.path_c < %L', current_setting('app.scope'), current_setting('app.upper'))";
  const grant = (signature: string): string => `
    revoke all on function ${signature} from public;
    grant execute on function ${signature} to ${roleOf(schemaName)};`;
  return `
    create or replace function ${schemaName}.text_condition_${table}(patterns text[]) returns text
    volatile set search_path = pg_catalog language plpgsql as $$
      declare
        rows_of_all real := (select reltuples from pg_class where oid = '${texts}'::regclass);
        rarest real := 'infinity';
        pattern text;
        plan json;
        form text := ' and t.search_key like %L';
      begin
        foreach pattern in array patterns loop
          continue when length(pattern) < ${leastIndexed};
          execute format('explain (format json) select from ${texts} t where t.search_key like %L', pattern) into plan;
          rarest := least(rarest, (plan #>> '{0,Plan,Plan Rows}')::real);
        end loop;
        -- What coalesce gives no index can be asked for.
        if rows_of_all > 0 and rarest > ${mostIndexedShare} * rows_of_all then
          form := ' and coalesce(t.search_key like %L, false)';
        end if;
        return ${isInRange} || (select string_agg(format(form, p), '') from unnest(patterns) p);
      end $$;
    revoke all on function ${schemaName}.text_condition_${table}(text[]) from public;

    create or replace function ${schemaName}.find_${table}(patterns text[], most integer) returns uuid[]
    volatile security definer set search_path = pg_catalog language plpgsql as $$
      declare ids uuid[];
      begin
        execute 'select case when count(*) <= $1 then coalesce(array_agg(id), ''{}'') end from (
          select t.id from ${texts} t where ' || ${schemaName}.text_condition_${table}(patterns) || ' limit $1 + 1) found'
        into ids using most;
        return ids;
      end $$;
    ${grant(`${schemaName}.find_${table}(text[], integer)`)}

    create or replace function ${schemaName}.count_${table}(patterns text[]) returns integer
    volatile security definer set search_path = pg_catalog language plpgsql as $$
      declare found integer;
      begin
        execute 'select count(*) from ${texts} t where ' || ${schemaName}.text_condition_${table}(patterns) into found;
        return found;
      end $$;
    ${grant(`${schemaName}.count_${table}(text[])`)}`;
}

/** Undoes `textFunctions`. */
export const dropTextFunctions = (schemaName: string, table: string): string => `
  drop function if exists ${schemaName}.count_${table};
  drop function ${schemaName}.find_${table};
  drop function if exists ${schemaName}.text_condition_${table};`;

/**
 * What makes the text search of a table with `id`, `path_c` and `search_key` fast. `LIKE` is not leakproof, so under a
 * policy no index serves it. The texts therefore stand once more in `<table>_texts`, which no role may read: functions
 * look into it, with the actor's scope in their own condition.
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

    ${textFunctions(schemaName, table)}

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

/**
 * The same search for a view of `publicView` on that table: its ids are of all rows, and mean nothing until they are joined
 * back to the view, which shows only what everybody may see.
 */
export function publicTextSearch(schemaName: string, table: string, view: string): string {
  const name = `${schemaName}.find_${view}`;
  const conditions = Array.from(
    { length: maxPatterns },
    (_, index) => `t.search_key like coalesce(patterns[${index + 1}], '%')`,
  );
  return `
    create function ${name}(patterns text[], most integer) returns uuid[]
    stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan language sql as $$
      select case when count(*) <= most then coalesce(array_agg(id), '{}') end from (
        select t.id from ${schemaName}.${table}_texts t where ${conditions.join(" and ")} limit most + 1
      ) found
    $$;
    revoke all on function ${name} from public;
    grant execute on function ${name} to ${roleOf(schemaName)};`;
}

/** Undoes `textSearch`. */
export const dropTextSearch = (schemaName: string, table: string): string => `
  drop trigger ${table}_texts_added on ${schemaName}.${table};
  drop trigger ${table}_texts_changed on ${schemaName}.${table};
  drop function ${schemaName}.add_${table}_texts;
  drop function ${schemaName}.change_${table}_texts;
  ${dropTextFunctions(schemaName, table)}
  drop table ${schemaName}.${table}_texts;`;

/** Adds the conditions of a search to a statement. */
export type TextCondition = (conditions: Conditions) => void;

/** A search by words, prepared for the statements of one list. */
export interface TextSearch {
  addTo: TextCondition;
  /**
   * How many rows of the scope the words alone find; `null` without a word. Counted in the texts, which take a third of the
   * room of the rows.
   */
  count: (() => Promise<number>) | null;
}

/**
 * Prepares a text search over the rows of the scope: all words of `text` must be in a row.
 * @param table "service_points.service_points", made searchable by `textSearch`; or a view, by `publicTextSearch`
 * @param alias of that table in the statement
 */
export async function searchText(
  reader: Pick<Transaction, "query">,
  table: `${string}.${string}`,
  alias: string,
  text: string | null | undefined,
): Promise<TextSearch> {
  const patterns = likePatterns(text ?? "");
  if (!patterns.length) return { addTo: () => undefined, count: null };
  const [schemaName, name] = table.split(".");
  const find = `select ${schemaName}.find_${name}($1::text[], $2) as ids`;
  const [found] = await reader.query<{ ids: string[] | null }>(find, [patterns, mostIds]);
  const ids = found?.ids;
  // In a subquery, so that the planner does not see how many: it would walk the whole list in its order for a page of them.
  if (ids) {
    const addTo: TextCondition = (conditions) =>
      void conditions.add(`${alias}.id = any((select ?::uuid[])::uuid[])`, ids);
    return { addTo, count: async () => ids.length };
  }
  // Under a policy the planner may not look at what is in a column for an operator that is not leakproof: it takes any LIKE
  // for rare, and sorts all that is found for one page. What coalesce gives it takes for every other row.
  const addTo: TextCondition = (conditions) => {
    for (const pattern of patterns) conditions.add(`coalesce(${alias}.search_key like ?, false)`, pattern);
  };
  const count = async (): Promise<number> => {
    const sql = `select ${schemaName}.count_${name}($1::text[]) as count`;
    return (await reader.query<{ count: number }>(sql, [patterns]))[0]?.count ?? 0;
  };
  return { addTo, count };
}

/** The conditions of `searchText` alone. */
export const textCondition = async (...search: Parameters<typeof searchText>): Promise<TextCondition> =>
  (await searchText(...search)).addTo;
