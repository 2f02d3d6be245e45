import type { Conditions } from "./conditions";
import { roleOf } from "./schema-role";
import type { Transaction } from "./operation";
import { dropTextFunctions, mostCountedIds, mostIds, textFunctions } from "./text-functions";
import { likePatterns, maxPatterns } from "../text/normalise-thai";

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
   * The same for a list in the order of the very texts: rows with the same first word lie together there, so walking it to them
   * may pass all others before. Asks by ids as long as they are known.
   */
  addToOrdered: TextCondition;
  /**
   * How many rows of the scope the words alone find; `null` without a word. Counted in the texts, which take a third of the
   * room of the rows.
   */
  count: (() => Promise<number>) | null;
  /** How many rows of `from` the words find together with other conditions. */
  countIn: (from: string, conditions: Conditions) => Promise<number>;
}

type Reader = Pick<Transaction, "query">;

async function countWith(reader: Reader, sql: string, parameters: readonly unknown[]): Promise<number> {
  return (await reader.query<{ count: number }>(sql, parameters))[0]?.count ?? 0;
}

const countRows = (reader: Reader, from: string, { where, parameters }: Conditions): Promise<number> =>
  countWith(reader, `select count(*)::int as count from ${from} ${where}`, parameters);

/** The search for words of which all ids are known. */
function rareWords(reader: Reader, alias: string, ids: readonly string[]): TextSearch {
  // In a subquery, so that the planner does not see how many: it would walk the whole list in its order for a page of them.
  const addTo: TextCondition = (conditions) =>
    void conditions.add(`${alias}.id = any((select ?::uuid[])::uuid[])`, ids);
  const countIn: TextSearch["countIn"] = (from, conditions) => {
    addTo(conditions);
    return countRows(reader, from, conditions);
  };
  return { addTo, addToOrdered: addTo, count: async () => ids.length, countIn };
}

/** The search for words that too many rows have to tell their ids. */
function commonWords(reader: Reader, table: string, alias: string, patterns: readonly string[]): TextSearch {
  const [schemaName, name] = table.split(".");
  // Under a policy the planner may not look at what is in a column for an operator that is not leakproof: it takes any LIKE
  // for rare, and sorts all that is found for one page. What coalesce gives it takes for every other row.
  const addTo: TextCondition = (conditions) => {
    for (const pattern of patterns) conditions.add(`coalesce(${alias}.search_key like ?, false)`, pattern);
  };
  return {
    addTo,
    addToOrdered: addTo,
    count: () => countWith(reader, `select ${schemaName}.count_${name}($1::text[]) as count`, [patterns]),
    // The texts are read once, and once only; of the rows, which are wide, an index may tell all else that is asked.
    countIn: (from, conditions) => {
      const asked = conditions.parameter(patterns);
      conditions.add(`(${alias}.id in (select unnest(ids) from sifted)) = (select are_found from sifted)`);
      const sql = `with sifted as materialized (select * from ${schemaName}.sift_${name}(${asked}::text[]))
        select count(*)::int as count from ${from} ${conditions.where}`;
      return countWith(reader, sql, conditions.parameters);
    },
  };
}

/**
 * Prepares a text search over the rows of the scope: all words of `text` must be in a row.
 * @param table "service_points.service_points", made searchable by `textSearch`; or a view, by `publicTextSearch`
 * @param alias of that table in the statement
 */
export async function searchText(
  reader: Reader,
  table: `${string}.${string}`,
  alias: string,
  text: string | null | undefined,
): Promise<TextSearch> {
  const patterns = likePatterns(text ?? "");
  if (!patterns.length) {
    const addTo = (): void => undefined;
    return { addTo, addToOrdered: addTo, count: null, countIn: (from, asked) => countRows(reader, from, asked) };
  }
  const [schemaName, name] = table.split(".");
  const find = `select ${schemaName}.find_${name}($1::text[], $2) as ids`;
  const [found] = await reader.query<{ ids: string[] | null }>(find, [patterns, mostCountedIds]);
  const common = commonWords(reader, table, alias, patterns);
  if (!found?.ids) return common;
  const rare = rareWords(reader, alias, found.ids);
  return found.ids.length > mostIds ? { ...rare, addTo: common.addTo } : rare;
}

/** The conditions of `searchText` alone. */
export const textCondition = async (...search: Parameters<typeof searchText>): Promise<TextCondition> =>
  (await searchText(...search)).addTo;
