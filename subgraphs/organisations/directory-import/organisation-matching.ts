import type { QueryResultRow } from "pg";
import { inScope } from "../../kit/database/kit-tables";
import type { ImportSession } from "../../kit/import/import-session";
import { ImportRefused } from "../../kit/import/import.types";
import { searchKey } from "../../kit/text/normalise-thai";
import { countryId } from "../migrations/1763700000001-create-organisations";
import { pathSeparator } from "./organisation-file.reader";

/**
 * Finds for each staged row the organisation that it describes and the one above it. In `matched`: `existing_id` is the
 * record; the parent is a record (`parent_id`) or a new row of the same file (`parent_line`).
 */
const matchByCode = (defaultParent: string): string => `
  create temp table matched on commit drop as
  with first_of_code as (select code, min(line) as line from staged where code is not null group by code)
  select s.line, s.is_bad or (s.given_id is not null and i.id is null) as is_bad, s.given_id, s.code, s.level, s.name_key, s.district_code, s.parent_code, s.parent_path,
    case when s.given_id is null then o.id else i.id end as existing_id, false as is_ambiguous,
    case
      when s.parent_code is not null then p.id
      when s.parent_path is null and o.id is null and i.id is null then
        case when s.level = 'MINISTRY' then '${countryId}'::uuid else ${defaultParent} end
    end as parent_id,
    case when p.id is null then f.line end as parent_line
  from staged s
  left join organisations.organisations o on o.code = s.code
  left join organisations.organisations i on i.id = s.given_id::uuid
  left join directory.organisations p on p.code = s.parent_code
  left join first_of_code f on f.code = s.parent_code;
  create index matched_line on matched (line);
  create index matched_path on matched (parent_path) where parent_path is not null;
  analyze matched;
  create temp table known_names (
    id uuid primary key, parent_id uuid not null, name_key text not null, code text, district_code text, is_in_scope boolean not null
  ) on commit drop;
  create temp table named_parents (parent_id uuid primary key) on commit drop;`;

interface NameBelow extends QueryResultRow {
  id: string;
  parent_id: string;
  name_th: string;
  code: string | null;
  district_code: string | null;
  is_in_scope: boolean;
}

/**
 * Names of what is below some parents already, as they are compared.
 * @param parents statement that gives parent_id
 * @param which "uncoded": where all rows of the file have codes, only records without one can be meant by name
 */
async function readNamesBelow(session: ImportSession, parents: string, which: "all" | "uncoded"): Promise<void> {
  const fresh =
    which === "all"
      ? `insert into named_parents select distinct parent_id from (${parents}) wanted where parent_id is not null
         on conflict do nothing returning parent_id`
      : `select distinct parent_id from (${parents}) wanted except select parent_id from named_parents`;
  const rows = await session.query<NameBelow>(
    `with fresh as (${fresh})
     select d.id, d.parent_id, d.name_th, d.code, o.district_code, o.id is not null as is_in_scope
     from fresh join directory.organisations d using (parent_id) left join organisations.organisations o on o.id = d.id
     where not exists (select from known_names k where k.id = d.id) ${which === "all" ? "" : "and d.code is null"}`,
  );
  if (!rows.length) return;
  await session.copy(
    "known_names",
    ["id", "parent_id", "name_key", "code", "district_code", "is_in_scope"],
    [rows.map((row) => [row.id, row.parent_id, searchKey(row.name_th), row.code, row.district_code, row.is_in_scope])],
  );
  await session.query("analyze known_names");
}

/** A row without a known code means the record of the same name in the same district; a blank district means any. */
const matchByName = `
  update matched m set existing_id = found.id, is_ambiguous = found.id is null
  from (
    select m.line,
      case
        when count(*) filter (where k.district_code is not distinct from m.district_code) = 1
          then (array_agg(k.id) filter (where k.district_code is not distinct from m.district_code))[1]
        when count(*) = 1 and m.district_code is null then (array_agg(k.id))[1]
      end as id,
      bool_or(k.district_code is not distinct from m.district_code) or m.district_code is null as is_meant
    from matched m join known_names k
      on k.parent_id = m.parent_id and k.name_key = m.name_key and k.is_in_scope and (m.code is null or k.code is null)
    where m.existing_id is null and not m.is_bad
    group by m.line, m.district_code
  ) found
  where m.line = found.line and found.is_meant`;

/** Each name of each path, with the path above it. */
const nodesOfPaths = `
  create temp table nodes on commit drop as
  select distinct array_to_string(names[:depth], '${pathSeparator}') as path, depth,
    nullif(array_to_string(names[:depth - 1], '${pathSeparator}'), '') as above, names[depth] as name_key,
    null::uuid as node_id, null::integer as node_line, 0 as hits
  from (select distinct string_to_array(parent_path, '${pathSeparator}') as names from staged where parent_path is not null) paths
  cross join lateral generate_series(1, cardinality(names)) depth;
  analyze nodes`;

const parentsOfNodes = `
  select case when depth = 1 then '${countryId}'::uuid else (select a.node_id from nodes a where a.path = n.above) end as parent_id
  from nodes n where depth = $depth`;

/** Finds the nodes of one depth among the records and among the file's own new rows. */
const resolveNodes = `
  update nodes n set node_id = found.id, node_line = found.line, hits = found.hits
  from (
    select n.path, (array_agg(c.id))[1] as id, min(c.line) as line, count(*)::int as hits
    from nodes n left join nodes a on a.path = n.above
    cross join lateral (
      select k.id, null::integer as line from known_names k
      where k.name_key = n.name_key and k.parent_id = case when n.depth = 1 then '${countryId}'::uuid else a.node_id end
      union all
      select null, m.line from matched m
      where m.existing_id is null and m.name_key = n.name_key and (n.depth = 1 or a.hits = 1)
        and (m.parent_id = case when n.depth = 1 then '${countryId}'::uuid else a.node_id end or m.parent_line = a.node_line)
    ) c
    where n.depth = $depth group by n.path
  ) found
  where n.path = found.path`;

const useNodes = `
  update matched m set parent_id = n.node_id, parent_line = n.node_line
  from nodes n where n.path = m.parent_path and n.depth = $depth and n.hits = 1`;

async function resolvePaths(session: ImportSession): Promise<void> {
  await session.query(nodesOfPaths);
  const [deepest] = await session.query<{ depth: number | null }>("select max(depth) as depth from nodes");
  for (let depth = 1; depth <= (deepest?.depth ?? 0); depth++) {
    const at = (sql: string): string => sql.replaceAll("$depth", String(depth));
    await readNamesBelow(session, at(parentsOfNodes), "all");
    await session.query(at(resolveNodes));
    await session.query(at(useNodes));
    await readNamesBelow(
      session,
      at("select m.parent_id from matched m join nodes n on n.path = m.parent_path where n.depth = $depth"),
      "all",
    );
    await session.query(matchByName);
  }
}

async function defaultParent(session: ImportSession, parentCode: string | null): Promise<string> {
  if (parentCode === null) return "null::uuid";
  const [parent] = await session.query<{ id: string }>(
    `select id from directory.organisations where code = $1 and ${inScope}`,
    [parentCode],
  );
  if (!parent) throw new ImportRefused("PARENT_CODE_UNKNOWN", { code: parentCode });
  return `'${parent.id}'::uuid`;
}

/**
 * Fills `matched`.
 * @param parentCode of the organisation that new rows without a parent go to, or `null`
 * @throws ImportRefused when there is no such organisation in the scope
 */
export async function matchOrganisations(session: ImportSession, parentCode: string | null): Promise<void> {
  await session.query("analyze staged (line, code, parent_code)");
  await session.query(matchByCode(await defaultParent(session, parentCode)));
  const unmatched = "select distinct parent_id from matched where existing_id is null and parent_id is not null";
  await readNamesBelow(session, `${unmatched} and code is null`, "all");
  await readNamesBelow(session, unmatched, "uncoded");
  await session.query(matchByName);
  await resolvePaths(session);
}
