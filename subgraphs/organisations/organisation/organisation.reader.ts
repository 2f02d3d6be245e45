import { authorise } from "../../kit/access/authorise";
import { Conditions } from "../../kit/database/conditions";
import { keptTotalOf } from "../../kit/database/kept-total";
import type { Operation } from "../../kit/database/operation";
import { textCondition } from "../../kit/database/text-search";
import { RecordColumns } from "../../kit/database/record-columns";
import { hiddenAboveCondition } from "../../kit/directory/hidden-above";
import { belowAny, pathRangeOf, topPathsOf } from "../../kit/directory/organisation-path";
import { notFound } from "../../kit/errors";
import { type RecordLoader, recordLoader } from "../../kit/loading/record-loader";
import { openNowCondition } from "../../kit/opening-hours/open-now.filter";
import {
  type AskedList,
  askedWholly,
  type Connection,
  isEmptyFilter,
  type ListSource,
  readPage,
} from "../../kit/paging/connection";
import type { Ordering } from "../../kit/paging/keyset";
import { SortDirection } from "../../kit/paging/page-info.type";
import { likePatterns } from "../../kit/text/normalise-thai";
import { completenessFields } from "./completeness";
import { Organisation } from "./organisation.entity";
import {
  type OrganisationChildrenArguments,
  type OrganisationFilter,
  type OrganisationListArguments,
  type OrganisationSort,
  OrganisationSortField,
} from "./organisation.inputs";
import type { OrganisationSummary, OrganisationTreeMatch } from "./organisation.types";

const table = "organisations.organisations";
const from = `${table} o`;
const idColumn = "o.id";

/** What to read for which field of the API. */
export const organisationColumns = new RecordColumns(
  Organisation,
  "o",
  {
    type: ["typeCode"],
    subType: ["subTypeCode"],
    category: ["categoryCode"],
    province: ["provinceCode"],
    district: ["districtCode"],
    subdistrict: ["subdistrictCode"],
    ancestors: ["pathC"],
    childCount: [],
    descendantCount: ["pathC"],
    photos: ["photos"],
    logo: ["pathC"],
    completeness: completenessFields.map(({ field }) => field),
    isOpenNow: ["openingHours", "provinceCode"],
    nextChangeAt: ["openingHours", "provinceCode"],
    hiddenBy: ["pathC"],
    moveUnderWay: [],
    siblingPosition: [],
    mergedInto: ["mergedIntoId"],
    siblingCount: [],
    allowedActions: [],
    history: [],
  },
  ["searchKey"],
);

/** The tree's order of levels; levels sort by it, not by their names. */
const levelRank = "array_position(array['MINISTRY', 'DEPARTMENT', 'AGENCY'], o.level)::smallint";

const sortColumns: Readonly<Record<OrganisationSortField, Omit<Ordering, "direction">>> = {
  [OrganisationSortField.CODE]: { column: "o.code", type: "text", isNullable: true },
  [OrganisationSortField.NAME_TH]: { column: "o.name_th", type: "text" },
  [OrganisationSortField.PARENT_NAME_TH]: { column: "o.parent_name_th", type: "text" },
  [OrganisationSortField.LEVEL]: { column: levelRank, type: "smallint", isNullable: true },
  [OrganisationSortField.TYPE]: { column: "o.type_code", type: "text", isNullable: true },
  [OrganisationSortField.SUB_TYPE]: { column: "o.sub_type_code", type: "text", isNullable: true },
  [OrganisationSortField.STATUS]: { column: "o.status", type: "text" },
  [OrganisationSortField.COMPLETENESS]: { column: "o.completeness_percent", type: "smallint" },
  [OrganisationSortField.UPDATED_AT]: { column: "o.updated_at", type: "timestamptz" },
};
const byName: Ordering = { ...sortColumns.NAME_TH, direction: SortDirection.ASC };

/** SQL: does an activation token wait there to be used? Of accounts, for who hands out tokens. */
export const hasUnusedToken = "exists (select from accounts.unused_tokens token where token.organisation_id = o.id)";

/** Conditions of a filter; made anew for each statement, since each has its own parameters. */
export async function organisationConditions(
  operation: Operation,
  filter: OrganisationFilter = {},
): Promise<() => Conditions> {
  const asksTokens = typeof filter.hasUnusedToken === "boolean";
  if (asksTokens) authorise(operation.actor, "MANAGE_ACTIVATION_TOKENS");
  const within = filter.within ? await pathRangeOf(operation, filter.within) : null;
  const tops = filter.withinAny ? await topPathsOf(operation, filter.withinAny) : null;
  const addHiddenAbove = await hiddenAboveCondition(operation, "o", filter.isHiddenAbove);
  const addText = await textCondition(operation, "organisations.organisations", "o", filter.text);
  const addOpenNow = await openNowCondition(operation, "organisations", "o", filter);
  return () => {
    const conditions = new Conditions().add("o.level <> 'COUNTRY'");
    if (within) conditions.add("o.path_c >= ? and o.path_c < ?", within.scope, within.upper);
    conditions.addIfGiven(belowAny("o.path_c", "?"), tops);
    addText(conditions);
    addHiddenAbove(conditions);
    addOpenNow(conditions);
    if (typeof filter.isIncomplete === "boolean") {
      conditions.add(`o.completeness_percent ${filter.isIncomplete ? "<" : "="} 100`);
    }
    if (asksTokens) conditions.add(filter.hasUnusedToken ? hasUnusedToken : `not ${hasUnusedToken}`);
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

/** The order of a list, as asked for. */
export const organisationOrdering = (sort: OrganisationSort | null | undefined): Ordering =>
  sort ? { ...sortColumns[sort.field], direction: sort.direction } : byName;

/** One page of the organisations of the scope. */
export async function listOrganisations(
  operation: Operation,
  { filter, sort, ...page }: OrganisationListArguments,
  asked: AskedList = askedWholly,
): Promise<Connection<Organisation>> {
  const ordering = organisationOrdering(sort);
  const total = isEmptyFilter(filter) ? keptTotalOf(operation, table) : undefined;
  const source: ListSource = { columns: organisationColumns.select(asked.nodes), from, idColumn, total };
  return readPage(operation, source, await organisationConditions(operation, filter ?? {}), page, ordering, asked);
}

/** As officers have put them, the others behind these by Thai name. */
const bySiblings: Ordering = { column: "o.sibling_key", type: "text", direction: SortDirection.ASC };

/** The children of a node in their order; without a parent the top of the actor's scope. */
export function listChildren(
  operation: Operation,
  { parentId, ...page }: OrganisationChildrenArguments,
  asked: AskedList = askedWholly,
): Promise<Connection<Organisation>> {
  const [column, id] = parentId ? ["o.parent_id", parentId] : ["o.id", operation.actor?.grant?.organisationId];
  const source: ListSource = { columns: organisationColumns.select(asked.nodes), from, idColumn };
  return readPage(operation, source, () => new Conditions().add(`${column} = ?::uuid`, id), page, bySiblings, asked);
}

/** Figures over all organisations that the filter finds in the scope. */
export async function summariseOrganisations(
  operation: Operation,
  filter: OrganisationFilter = {},
): Promise<OrganisationSummary> {
  const { where, parameters } = (await organisationConditions(operation, filter))();
  const [summary] = await operation.query<OrganisationSummary & Record<string, unknown>>(
    `select count(*)::int as "totalCount",
       (count(*) filter (where o.completeness_percent < 100))::int as "incompleteCount",
       (count(*) filter (where o.status = 'HIDDEN'))::int as "hiddenCount",
       coalesce(floor(avg(o.completeness_percent)), 0)::int as "averageCompletenessPercent"
     from ${from} ${where}`,
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
    `select ${organisationColumns.select(null)}, array(
       select a.id from directory.organisations a
       where a.path_c = any(directory.ancestor_paths(o.path_c)) and a.path_c >= $1
       order by length(a.path_c)
     ) as "ancestorIds"
     from ${from} ${conditions.where}
     order by (o.search_key like ${start}) desc, length(o.name_th), o.name_th limit ${limit}`,
    conditions.parameters,
  );
  return rows.map(({ ancestorIds, ...organisation }) => ({ organisation, ancestorIds }));
}

/** One organisation of the scope, or `null`. */
export const loadOrganisation: RecordLoader<Organisation> = recordLoader(organisationColumns, from, idColumn);

/** One organisation of the scope. Throws NOT_FOUND. */
export async function getOrganisation(
  operation: Operation,
  id: string,
  asked: ReadonlySet<string> | null = null,
): Promise<Organisation> {
  const organisation = await loadOrganisation(operation, id, asked);
  if (!organisation) throw notFound();
  return organisation;
}
