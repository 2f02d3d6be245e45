import type { Role } from "../../../schema/roles-and-actions";
import { Conditions } from "../../kit/database/conditions";
import type { Operation, Transaction } from "../../kit/database/operation";
import { preferIndexes } from "../../kit/database/prefer-indexes";
import { searchText } from "../../kit/database/text-search";
import { pathRangeOf } from "../../kit/directory/organisation-path";
import { forbidden, notFound } from "../../kit/errors";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import { askedWholly, isEmptyFilter, type ListSource, readPage } from "../../kit/paging/connection";
import type { Ordering } from "../../kit/paging/keyset";
import { SortDirection } from "../../kit/paging/page-info.type";
import { type Giver, rolesGivenBy } from "../grant/grant.workflow";
import {
  type ActivationTokenPlaceFilter,
  type ActivationTokenPlaceListArguments,
  ActivationTokenPlaceSortField,
} from "./activation-token.inputs";
import {
  type ActivationTokenPlace,
  type ActivationTokenPlaceConnection,
  type ActivationTokenSeatCount,
  ActivationTokenStatus,
} from "./activation-token.types";
import { addSeatCondition, giverOf } from "./seat.rules";

/** The view knows the scope, so that no statement need say it. */
const source: ListSource = {
  from: "accounts.activation_token_places o",
  idColumn: "o.id",
  columns: `o.id, o.path_c as "pathC", o.level, o.type_code as "typeCode", json_build_object('id', o.id, 'code', o.code,
    'nameTh', o.name_th, 'nameEn', o.name_en, 'level', o.level) as organisation`,
};

/** The tree's order of levels; levels sort by it, not by their names. */
const levelRank = "array_position(array['COUNTRY', 'MINISTRY', 'DEPARTMENT', 'AGENCY'], o.level)::smallint";

const sortColumns: Readonly<Record<ActivationTokenPlaceSortField, Omit<Ordering, "direction">>> = {
  [ActivationTokenPlaceSortField.NAME_TH]: { column: "o.name_th", type: "text" },
  [ActivationTokenPlaceSortField.CODE]: { column: "o.code", type: "text", isNullable: true },
  [ActivationTokenPlaceSortField.LEVEL]: { column: levelRank, type: "smallint" },
};
const byName: Ordering = { ...sortColumns.NAME_TH, direction: SortDirection.ASC };

/**
 * The unused token of a place, of one role or of any. It lies on the path of its organisation; said as well, both are read in
 * the order of paths side by side, instead of looking 100,000 ids up in a heap of as many.
 */
const liveToken = `from accounts.activation_tokens t
  where t.organisation_id = o.id and t.path_c = o.path_c and t.spent_at is null and t.voided_at is null`;

function addStatus(conditions: Conditions, { role, status }: ActivationTokenPlaceFilter): Conditions {
  const ofRole = role ? ` and t.role = ${conditions.parameter(role)}` : "";
  if (status === ActivationTokenStatus.NONE) return conditions.add(`not exists (select ${liveToken}${ofRole})`);
  const isExpired = "t.expires_at <= now()";
  const time = status === ActivationTokenStatus.EXPIRED ? isExpired : `(${isExpired}) is not true`;
  return conditions.add(`exists (select ${liveToken}${ofRole} and ${time})`);
}

interface PreparedFilter {
  /** Its conditions; made anew for each statement, since each has its own parameters. */
  newConditions: () => Conditions;
  /** How many places it finds; with a role, at how many of them the giver may give it. */
  count: (seat?: Role, organisationIds?: readonly string[] | null) => Promise<number>;
}

/** A filter for one who gives roles. */
export async function preparePlaces(
  reader: Pick<Transaction, "query">,
  giver: Giver,
  { text, ...filter }: ActivationTokenPlaceFilter = {},
): Promise<PreparedFilter> {
  const within = filter.organisationId ? await pathRangeOf(reader, filter.organisationId) : null;
  const search = await searchText(reader, "organisations.organisations", "o", text);
  const conditionsBesideWords = (): Conditions => {
    const conditions = new Conditions();
    if (within) conditions.add("o.path_c >= ? and o.path_c < ?", within.scope, within.upper);
    if (filter.role) addSeatCondition(conditions, giver, filter.role);
    if (filter.status) addStatus(conditions, filter);
    return conditions.addIfGiven("o.level = ?", filter.level).addIfGiven("o.province_code = ?", filter.provinceCode);
  };
  return {
    newConditions: () => {
      const conditions = conditionsBesideWords();
      search.addTo(conditions);
      return conditions;
    },
    count: (seat, organisationIds) => {
      if (!seat && !organisationIds && search.count && isEmptyFilter(filter)) return search.count();
      const conditions = conditionsBesideWords().addIfGiven("o.id = any(?::uuid[])", organisationIds);
      return search.countIn(source.from, seat ? addSeatCondition(conditions, giver, seat) : conditions);
    },
  };
}

/** Who gives roles in this operation. Throws FORBIDDEN for somebody without a grant. */
export function giverIn({ actor }: Operation): Giver {
  if (!actor?.grant) throw forbidden("ROLE");
  return giverOf(actor.grant);
}

/** One page of the places of the scope. */
export async function listActivationTokenPlaces(
  operation: Operation,
  { filter, sort, ...page }: ActivationTokenPlaceListArguments,
  asked = askedWholly,
): Promise<ActivationTokenPlaceConnection> {
  const ordering = sort ? { ...sortColumns[sort.field], direction: sort.direction } : byName;
  const giver = giverIn(operation);
  const { newConditions, count } = await preparePlaces(operation, giver, filter ?? {});
  preferIndexes(operation);
  const counted = { ...source, total: () => count() };
  const list = await readPage<ActivationTokenPlace>(operation, counted, newConditions, page, ordering, asked);
  const countAll = async (): Promise<ActivationTokenSeatCount[]> => {
    const countOf = async (role: Role): Promise<ActivationTokenSeatCount> => ({ role, places: await count(role) });
    return (await Promise.all(rolesGivenBy(giver.role).map(countOf))).filter(({ places }) => places > 0);
  };
  return { ...list, countSeats: countAll };
}

async function placesById(operation: Operation, ids: readonly string[]): Promise<(ActivationTokenPlace | null)[]> {
  const rows = await operation.query<ActivationTokenPlace & Record<string, unknown>>(
    `select ${source.columns} from ${source.from} where o.id = any($1::uuid[])`,
    [ids],
  );
  return inKeyOrder(ids, rows, ({ id }) => id);
}

/** One place of the scope. Throws NOT_FOUND. */
export async function getActivationTokenPlace(operation: Operation, id: string): Promise<ActivationTokenPlace> {
  const place = await operation.loaders.load(operation, placesById, id);
  if (!place) throw notFound();
  return place;
}
