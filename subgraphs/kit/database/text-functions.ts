import { roleOf } from "./schema-role";

/**
 * Rows up to which a page of a search is answered by their ids. What is found more often is found soon by walking the list in
 * its own order, too.
 */
export const mostIds = 2_000;
/** Rows up to which a search is counted by their ids. */
export const mostCountedIds = 5_000;

/** A pattern with three characters between its "%": fewer make no trigram, so that no index knows them. */
const leastIndexed = 5;
/** A trigram of more than this share of all rows is no help: its list in the index takes longer than reading the texts. */
const mostIndexedShare = 0.25;
/** Of words that a larger share has, the first texts tell sooner than an index that there are too many to be listed. */
const mostListedShare = 0.05;

/**
 * The patterns, the rarest first, with what PostgreSQL's own statistics say: the share of all texts that have all of them, and
 * that of the rarest one with trigrams. Volatile, because PostgreSQL explains nothing in other functions.
 */
const weighPatterns = (schemaName: string, table: string): string => `
  create or replace function ${schemaName}.weigh_${table}(inout patterns text[], out share real, out share_indexed real)
  volatile set search_path = pg_catalog language plpgsql as $$
    declare
      all_texts real := (select reltuples from pg_class where oid = '${schemaName}.${table}_texts'::regclass);
      pattern text;
      plan json;
      expected real;
      shares real[] := '{}';
    begin
      share := 1;
      share_indexed := 'infinity';
      foreach pattern in array patterns loop
        execute format('explain (format json) select from ${schemaName}.${table}_texts t where t.search_key like %L', pattern)
        into plan;
        -- Until the texts are counted every word passes for rare.
        expected := case when all_texts > 0 then (plan #>> '{0,Plan,Plan Rows}')::real / all_texts else 0 end;
        share := share * expected;
        shares := shares || expected;
        if length(pattern) >= ${leastIndexed} then share_indexed := least(share_indexed, expected); end if;
      end loop;
      patterns := array(select each.pattern from unnest(patterns, shares) each (pattern, part) order by each.part);
    end $$;
  revoke all on function ${schemaName}.weigh_${table}(text[]) from public;`;

/** SQL that says whether a text has all patterns. What coalesce gives no index can be asked for. */
const writeCondition = (schemaName: string, table: string): string => `
  create or replace function ${schemaName}.has_all_${table}(patterns text[], by_index boolean) returns text
  immutable set search_path = pg_catalog language sql as $$
    select '(' || string_agg(format(
      case when by_index then 't.search_key like %L' else 'coalesce(t.search_key like %L, false)' end, p), ' and ') || ')'
    from unnest(patterns) p
  $$;
  revoke all on function ${schemaName}.has_all_${table}(text[], boolean) from public;`;

const isInRange =
  "format('t.path_c >= %L and t.path_c < %L and ', current_setting('app.scope'), current_setting('app.upper'))";

/** A function of the owner that the subgraph's role may call; `work` knows `weighed`, what `weigh_<table>` says. */
const textFunction = (schemaName: string, table: string, signature: string, result: string, work: string): string => `
  create or replace function ${schemaName}.${signature} ${result}
  volatile security definer set search_path = pg_catalog language plpgsql as $$
    declare
      weighed record;
      answer uuid[];
      number integer;
    begin
      select * into weighed from ${schemaName}.weigh_${table}(patterns);
      ${work}
    end $$;
  revoke all on function ${schemaName}.${signature} from public;
  grant execute on function ${schemaName}.${signature} to ${roleOf(schemaName)};`;

/**
 * The functions that look into the texts of a table, in the scope of who asks: `find_<table>` gives the ids of the rows that have
 * all patterns, or `null` for more than `most` (or than a page is answered by, when statistics say that there are many);
 * `count_<table>` their number; `sift_<table>` their ids or, where these are expected to be fewer, those of all other rows.
 */
export function textFunctions(schemaName: string, table: string): string {
  const from = `from ${schemaName}.${table}_texts t where ' || ${isInRange} ||`;
  const hasAll = (by: string): string => `${schemaName}.has_all_${table}(weighed.patterns, ${by})`;
  const indexed = `weighed.share_indexed <= ${mostIndexedShare}`;
  const find = `
      if weighed.share > ${mostListedShare} then most := least(most, ${mostIds}); end if;
      execute 'select case when count(*) <= $1 then coalesce(array_agg(id), ''{}'') end from (select t.id
        ${from} ${hasAll(`${indexed} and weighed.share <= ${mostListedShare}`)} || ' limit $1 + 1) found'
      into answer using most;
      return answer;`;
  const count = `
      execute 'select count(*) ${from} ${hasAll(indexed)} into number;
      return number;`;
  const sift = `
      are_found := weighed.share <= 0.5;
      execute 'select coalesce(array_agg(t.id), ''{}'') ${from}
        case when are_found then ${hasAll(indexed)} else 'not ' || ${hasAll("false")} end into ids;`;
  return `
    ${weighPatterns(schemaName, table)}
    ${writeCondition(schemaName, table)}
    ${textFunction(schemaName, table, `find_${table}(patterns text[], most integer)`, "returns uuid[]", find)}
    ${textFunction(schemaName, table, `count_${table}(patterns text[])`, "returns integer", count)}
    ${textFunction(schemaName, table, `sift_${table}(patterns text[], out are_found boolean, out ids uuid[])`, "", sift)}`;
}

/** Undoes `textFunctions`. */
export const dropTextFunctions = (schemaName: string, table: string): string => `
  drop function ${schemaName}.find_${table};
  drop function if exists ${schemaName}.count_${table}, ${schemaName}.sift_${table}, ${schemaName}.weigh_${table},
    ${schemaName}.has_all_${table}, ${schemaName}.text_condition_${table};`;
