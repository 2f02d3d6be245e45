import { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { textCondition } from "../../kit/database/text-search";
import { pathRangeOf } from "../../kit/directory/organisation-path";
import { notFound } from "../../kit/errors";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import { type Connection, type ListSource, readPage } from "../../kit/paging/connection";
import type { Ordering } from "../../kit/paging/keyset";
import { SortDirection } from "../../kit/paging/page-info.type";
import { likePatterns } from "../../kit/text/normalise-thai";
import type { Organisation } from "./organisation.entity";
import {
  type OrganisationChildrenArguments,
  type OrganisationFilter,
  type OrganisationListArguments,
  OrganisationSortField,
} from "./organisation.inputs";
import type { OrganisationSummary, OrganisationTreeMatch } from "./organisation.types";

const source: ListSource = {
  from: "organisations.organisations o",
  idColumn: "o.id",
  columns: `o.id, o.parent_id as "parentId", o.path_c as "pathC", o.level, o.code, o.type_code as "typeCode",
    o.sub_type_code as "subTypeCode", o.category_code as "categoryCode", o.status, o.name_th as "nameTh",
    o.name_en as "nameEn", o.full_name_th as "fullNameTh", o.address_th as "addressTh", o.address_en as "addressEn",
    o.province_code as "provinceCode", o.district_code as "districtCode", o.subdistrict_code as "subdistrictCode",
    o.postcode, o.phones, o.fax, o.website, o.social_links as "socialLinks", o.email_public as "emailPublic",
    o.email_registered as "emailRegistered", o.email_complaints as "emailComplaints",
    o.version, o.updated_at as "updatedAt",
    o.updated_by_name as "updatedByName"`,
};

/** The tree's order of levels; levels sort by it, not by their names. */
const levelRank = "array_position(array['MINISTRY', 'DEPARTMENT', 'AGENCY'], o.level)::smallint";

const sortColumns: Readonly<Record<OrganisationSortField, Omit<Ordering, "direction">>> = {
  [OrganisationSortField.CODE]: { column: "o.code", type: "text", isNullable: true },
  [OrganisationSortField.NAME_TH]: { column: "o.name_th", type: "text" },
  [OrganisationSortField.LEVEL]: { column: levelRank, type: "smallint", isNullable: true },
  [OrganisationSortField.TYPE]: { column: "o.type_code", type: "text", isNullable: true },
  [OrganisationSortField.SUB_TYPE]: { column: "o.sub_type_code", type: "text", isNullable: true },
  [OrganisationSortField.STATUS]: { column: "o.status", type: "text" },
  [OrganisationSortField.COMPLETENESS]: { column: "o.completeness_percent", type: "smallint" },
  [OrganisationSortField.UPDATED_AT]: { column: "o.updated_at", type: "timestamptz" },
};
const byName: Ordering = { ...sortColumns.NAME_TH, direction: SortDirection.ASC };

/** Conditions of a filter; made anew for each statement, since each has its own parameters. */
async function conditionsOf(operation: Operation, filter: OrganisationFilter = {}): Promise<() => Conditions> {
  const within = filter.within ? await pathRangeOf(operation, filter.within) : null;
  const addText = await textCondition(operation, "organisations.organisations", "o", filter.text);
  return () => {
    const conditions = new Conditions().add("o.level <> 'COUNTRY'");
    if (within) conditions.add("o.path_c >= ? and o.path_c < ?", within.scope, within.upper);
    addText(conditions);
    if (typeof filter.isIncomplete === "boolean") {
      conditions.add(`o.completeness_percent ${filter.isIncomplete ? "<" : "="} 100`);
    }
    return conditions
      .addIfGiven("o.level = any(?)", filter.levels)
      .addIfGiven("o.type_code = ?", filter.typeCode)
      .addIfGiven("o.sub_type_code = ?", filter.subTypeCode)
      .addIfGiven("o.category_code = ?", filter.categoryCode)
      .addIfGiven("o.province_code = ?", filter.provinceCode)
      .addIfGiven("o.status = ?", filter.status)
      .addIfGiven("o.id = any(?::uuid[])", filter.ids);
  };
}

/** One page of the organisations of the scope. */
export async function listOrganisations(
  operation: Operation,
  { filter, sort, ...page }: OrganisationListArguments,
): Promise<Connection<Organisation>> {
  const ordering = sort ? { ...sortColumns[sort.field], direction: sort.direction } : byName;
  return readPage(operation, source, await conditionsOf(operation, filter ?? {}), page, ordering);
}

/** The children of a node by Thai name; without a parent the top of the actor's scope. */
export function listChildren(
  operation: Operation,
  { parentId, ...page }: OrganisationChildrenArguments,
): Promise<Connection<Organisation>> {
  const [column, id] = parentId ? ["o.parent_id", parentId] : ["o.id", operation.actor?.grant?.organisationId];
  return readPage(operation, source, () => new Conditions().add(`${column} = ?::uuid`, id), page, byName);
}

/** Figures over all organisations that the filter finds in the scope. */
export async function summariseOrganisations(
  operation: Operation,
  filter: OrganisationFilter = {},
): Promise<OrganisationSummary> {
  const { where, parameters } = (await conditionsOf(operation, filter))();
  const [summary] = await operation.query<OrganisationSummary & Record<string, unknown>>(
    `select count(*)::int as "totalCount",
       (count(*) filter (where o.completeness_percent < 100))::int as "incompleteCount",
       (count(*) filter (where o.status = 'HIDDEN'))::int as "hiddenCount",
       coalesce(floor(avg(o.completeness_percent)), 0)::int as "averageCompletenessPercent"
     from ${source.from} ${where}`,
    parameters,
  );
  return summary as OrganisationSummary;
}

/** Finds organisations by words of their names, best first: exact name, beginning, shortest. */
export async function searchTree(operation: Operation, text: string, first: number): Promise<OrganisationTreeMatch[]> {
  const patterns = likePatterns(text);
  if (!patterns.length) return [];
  const conditions = new Conditions(operation.actor?.grant?.scopePath).add("o.level <> 'COUNTRY'");
  (await textCondition(operation, "organisations.organisations", "o", text))(conditions);
  const start = conditions.parameter(`${(patterns[0] as string).slice(1)}`);
  const limit = conditions.parameter(first);
  const rows = await operation.query<Organisation & { ancestorIds: string[] }>(
    `select ${source.columns}, array(
       select a.id from directory.organisations a
       where a.path_c = any(directory.ancestor_paths(o.path_c)) and a.path_c >= $1
       order by length(a.path_c)
     ) as "ancestorIds"
     from ${source.from} ${conditions.where}
     order by (o.search_key like ${start}) desc, length(o.name_th), o.name_th limit ${limit}`,
    conditions.parameters,
  );
  return rows.map(({ ancestorIds, ...organisation }) => ({ organisation, ancestorIds }));
}

async function organisationsById(operation: Operation, ids: readonly string[]): Promise<(Organisation | null)[]> {
  const rows = await operation.query<Organisation>(
    `select ${source.columns} from ${source.from} where o.id = any($1::uuid[])`,
    [ids],
  );
  return inKeyOrder(ids, rows, ({ id }) => id);
}

/** One organisation of the scope, or `null`. */
export const loadOrganisation = (operation: Operation, id: string): Promise<Organisation | null> =>
  operation.loaders.load(operation, organisationsById, id);

/** One organisation of the scope. Throws NOT_FOUND. */
export async function getOrganisation(operation: Operation, id: string): Promise<Organisation> {
  const organisation = await loadOrganisation(operation, id);
  if (!organisation) throw notFound();
  return organisation;
}
