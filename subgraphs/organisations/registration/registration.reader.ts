import { permissionOf } from "../../kit/access/authorise";
import { loadCalendar } from "../../kit/calendar/calendar.reader";
import { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { notFound } from "../../kit/errors";
import { keysetTail, type KeysetRow, type Ordering, toPage } from "../../kit/paging/keyset";
import { SortDirection } from "../../kit/paging/page-info.type";
import { nameKey, nameKeyColumn } from "../../kit/record/near-duplicate";
import { likePatterns } from "../../kit/text/normalise-thai";
import { findNearOrganisations, type NearOrganisation } from "../organisation/near-duplicate.reader";
import type { RegistrationFilter, RegistrationListArguments } from "./registration.inputs";
import type { Registration } from "./registration.entity";
import { ageOf } from "./registration.promise";
import { RegistrationKind, RegistrationState } from "./registration.states";
import type { RegistrationConnection, SameNameRegistration } from "./registration.types";

const columns = `r.id, r.kind, r.state, r.organisation_id as "organisationId", r.parent_id as "parentId",
  r.name_th as "nameTh", r.name_en as "nameEn", r.address_th as "addressTh", r.province_code as "provinceCode",
  r.district_code as "districtCode", r.subdistrict_code as "subdistrictCode", r.postcode, r.phones,
  r.contact_name as "contactName", r.contact_phone as "contactPhone", r.contact_email as "contactEmail",
  r.requested_at as "requestedAt", r.decided_at as "decidedAt", r.decision_reason as "decisionReason",
  r.token_role as "tokenRole", r.version, r.updated_by_name as "updatedByName"`;

/** Oldest first: whoever has waited longest is next. */
const oldestFirst: Ordering = { column: "r.requested_at", type: "timestamptz", direction: SortDirection.ASC };

/**
 * What this actor may see: requests for new agencies only who decides on them; for agencies of ours whoever hands out
 * tokens there, which row level security limits to her scope.
 */
function seenBy(operation: Operation, { state, kind, id }: RegistrationFilter): Conditions {
  const conditions = new Conditions()
    .addIfGiven("r.state = ?", state)
    .addIfGiven("r.kind = ?", kind)
    .addIfGiven("r.id = ?::uuid", id);
  const mayDecide = permissionOf(operation.actor, "DECIDE_REGISTRATIONS") !== "no";
  return mayDecide ? conditions : conditions.add("r.kind = ?", RegistrationKind.EXISTING);
}

/** One page of the queue. */
export async function listRegistrations(
  operation: Operation,
  { filter, ...page }: RegistrationListArguments,
): Promise<RegistrationConnection> {
  const counting = seenBy(operation, filter ?? {});
  const [total] = await operation.query<{ count: number }>(
    `select count(*)::int as count from organisations.registrations r ${counting.where}`,
    counting.parameters,
  );
  const conditions = seenBy(operation, filter ?? {});
  const tail = keysetTail(page, oldestFirst, "r.id", conditions);
  const rows = await operation.query<Registration & KeysetRow & Record<string, unknown>>(
    `select ${columns}, r.requested_at::text as "sortValue" from organisations.registrations r ${conditions.where} ${tail}`,
    conditions.parameters,
  );
  return { ...toPage(rows, page.first), totalCount: total?.count ?? 0 };
}

/** One request. Throws NOT_FOUND. */
export async function getRegistration(operation: Operation, id: string): Promise<Registration> {
  const { where, parameters } = seenBy(operation, { id });
  const [row] = await operation.query<Registration & Record<string, unknown>>(
    `select ${columns} from organisations.registrations r ${where}`,
    parameters,
  );
  if (!row) throw notFound();
  return row;
}

/** How many working days it has waited, or had when it was decided; `null` when that cannot be reckoned. */
export async function readAge(operation: Operation, { requestedAt, decidedAt }: Registration): Promise<number | null> {
  const { calendar, now } = await loadCalendar(operation);
  return ageOf(calendar, requestedAt, decidedAt ?? now);
}

const mostLookAlikes = 10;

/**
 * Organisations that a request for a new agency may mean: as before an organisation is added, and those whose names hold all
 * words of its name, wherever they stand.
 */
export async function findLookAlikes(operation: Operation, registration: Registration): Promise<NearOrganisation[]> {
  const { kind, state, nameTh, parentId, districtCode } = registration;
  if (kind !== RegistrationKind.NEW || state !== RegistrationState.WAITING || !nameTh || !parentId) return [];
  const near = await findNearOrganisations(operation, { parentId, nameTh, districtCode });
  const named = await operation.query<{ id: string }>(
    "select unnest(organisations.find_listed_organisations($1::text[], $2)) as id",
    [likePatterns(nameTh).slice(0, 4), mostLookAlikes],
  );
  const known = new Set(near.map(({ id }) => id));
  const others = named
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ id, isSameName: true, isSameCode: false, isSamePlace: false }));
  return [...near, ...others].slice(0, mostLookAlikes);
}

/** Other requests with the name $2 that wait: somebody may have asked twice. */
const sameName = `from organisations.registrations r
  where r.state = 'WAITING' and r.kind = 'NEW' and r.id <> $1 and ${nameKeyColumn("r.name_th")} = $2`;

/** How many there are. */
export async function countSameName(operation: Operation, { id, kind, nameTh }: Registration): Promise<number> {
  if (kind !== RegistrationKind.NEW || !nameTh) return 0;
  const [row] = await operation.query<{ count: number }>(`select count(*)::int as count ${sameName}`, [
    id,
    nameKey(nameTh),
  ]);
  return row?.count ?? 0;
}

/** Which they are, the oldest first, as far as anybody reads on. */
export async function listSameName(
  operation: Operation,
  { id, kind, nameTh }: Registration,
): Promise<SameNameRegistration[]> {
  if (kind !== RegistrationKind.NEW || !nameTh) return [];
  return operation.query<SameNameRegistration & Record<string, unknown>>(
    `select r.id, r.requested_at as "requestedAt" ${sameName} order by r.requested_at, r.id limit ${mostLookAlikes}`,
    [id, nameKey(nameTh)],
  );
}
