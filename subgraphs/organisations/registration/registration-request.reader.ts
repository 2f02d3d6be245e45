import { readCalendar } from "../../kit/calendar/calendar.reader";
import type { Operation, Transaction } from "../../kit/database/operation";
import { pathsAbove } from "../../kit/directory/organisation-name";
import { OrganisationLevel } from "../../kit/directory/organisation-level";
import { notFound } from "../../kit/errors";
import { isShownInTree } from "../../kit/file/file.tables";
import { likePatterns } from "../../kit/text/normalise-thai";
import { LookUpLimit } from "./registration.limits";
import { promisedBy } from "./registration.promise";
import type { RegistrationKind, RegistrationState } from "./registration.states";
import { RegistrationState as State } from "./registration.states";
import type { ListedAgency, RegistrationProgress } from "./registration.types";
import { trackingHash } from "./tracking-number";

/** More than this nobody reads; more letters find fewer. */
const mostAgencies = 20;
/** T25: twenty look-ups a minute of an address. Searching goes with typing. */
const lookUps = new LookUpLimit(20);
const searches = new LookUpLimit(120);

interface AgencyRow extends Record<string, unknown> {
  id: string;
  nameTh: string;
  nameEn: string | null;
  level: OrganisationLevel;
  path: string;
  provinceNameTh: string | null;
}

const agencyColumns = `o.id, o.name_th as "nameTh", o.name_en as "nameEn", o.level, o.path_c as path,
  (select p.name_th from directory.provinces p where p.code = o.province_code) as "provinceNameTh"`;

async function withAncestors(operation: Operation, rows: readonly AgencyRow[]): Promise<ListedAgency[]> {
  const above = await operation.query<{ path: string; name: string }>(
    "select path_c as path, name_th as name from directory.organisations where path_c = any($1::text[])",
    [[...new Set(rows.flatMap(({ path }) => pathsAbove(path)))]],
  );
  const names = new Map(above.map(({ path, name }) => [path, name]));
  return rows.map(({ path, ...agency }) => ({
    ...agency,
    ancestorNamesTh: pathsAbove(path).map((each) => names.get(each) ?? ""),
  }));
}

/** Agencies of the public register with all these words in their name or code. Throws RATE_LIMITED. */
export async function findListedAgencies(operation: Operation, text: string): Promise<ListedAgency[]> {
  searches.count(operation.address);
  const patterns = likePatterns(text).slice(0, 4);
  // One or two letters would find the first twenty of thousands.
  if (!patterns.length || text.trim().length < 3) return [];
  const rows = await operation.query<AgencyRow>(
    `select ${agencyColumns} from directory.organisations o
     where o.id = any(organisations.find_listed_organisations($1::text[], $2)) and ${isShownInTree("o.path_c")}
     order by length(o.name_th), o.name_th, o.id`,
    [patterns, mostAgencies],
  );
  return withAncestors(operation, rows);
}

/** The ministries, or the departments of one: to what a new agency may belong. */
export async function listRegistrationParents(operation: Operation, belowId: string | null): Promise<ListedAgency[]> {
  searches.count(operation.address);
  const rows = await operation.query<AgencyRow>(
    `select ${agencyColumns} from directory.organisations o
     join directory.organisations parent on parent.id = o.parent_id
     where ${isShownInTree("o.path_c")} and o.level = case when $1::uuid is null then 'MINISTRY' else 'DEPARTMENT' end
       and case when $1::uuid is null then parent.level = 'COUNTRY' else parent.id = $1 end
     order by o.name_th, o.id limit 500`,
    [belowId],
  );
  return withAncestors(operation, rows);
}

interface ProgressRow extends Record<string, unknown> {
  kind: RegistrationKind;
  state: RegistrationState;
  name_th: string;
  requested_at: Date;
  decided_at: Date | null;
  reason: string | null;
}

/** How far the request with this tracking number is. Throws NOT_FOUND, whatever is wrong with the number; RATE_LIMITED. */
export async function getProgress(operation: Operation, trackingNumber: string): Promise<RegistrationProgress> {
  lookUps.count(operation.address);
  const query: Transaction["query"] = (sql, parameters) => operation.query(sql, parameters);
  const [row] = await query<ProgressRow>("select * from organisations.registration_of($1)", [
    trackingHash(trackingNumber),
  ]);
  if (!row) throw notFound();
  const { calendar } = await readCalendar({ query });
  return {
    kind: row.kind,
    state: row.state,
    agencyNameTh: row.name_th,
    requestedAt: row.requested_at,
    decidedAt: row.decided_at,
    promisedBy: row.state === State.WAITING ? promisedBy(calendar, row.requested_at) : null,
    reason: row.state === State.REFUSED ? row.reason : null,
  };
}
