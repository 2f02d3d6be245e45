import type { Client, QueryResultRow } from "pg";
import { sendOperation } from "./graphql.client";
import type { Ledger } from "./ledger";
import type { Officer } from "./scene";

/** How many intentions are not as they were told; all must be zero. */
export interface Verdict {
  /** Acknowledged and not there. */
  lost: number;
  /** Refused and there. */
  resurrected: number;
  /** There and sent by nobody. */
  phantom: number;
  /** There more than once. */
  doubled: number;
  /** There in part: a row of the audit trail, the key and the record do not tell the same. */
  torn: number;
  /** Records that the API shows otherwise than the audit trail tells. */
  misread: number;
}

interface Effect {
  entity_id: string;
  entity_version: number;
  person_id: string;
  note: string | null;
  pin: string | null;
  fax: string | null;
  action: string;
}

const effectsSql = (schemaName: string): string =>
  `select entity_id, entity_version, person_id, action, changes #>> '{note,after}' as note,
          changes #>> '{pinReason,after}' as pin, changes #>> '{fax,after}' as fax
   from ${schemaName}.audit_entries order by entity_id, entity_version`;

const keysSql = (schemaName: string): string => `select key, person_id, entity_id from ${schemaName}.idempotency_keys`;

const recordsSql = `
  select id, version, note, pin_reason as pin, null as fax from service_points.service_points
  union all select id, version, null, null, fax from organisations.organisations`;

const isHalf = ({ action, note, pin }: Effect): boolean => action === "updateServicePoint" && note !== pin;
const numberOf = ({ note, pin, fax }: Effect): number => Number(fax ?? pin ?? note ?? Number.NaN);

/** Compares what the clients were told with what is there, by SQL as the owner of all tables and by the API. */
export async function judge(database: Client, ledger: Ledger, url: string, officers: readonly Officer[]) {
  const effects = await ofBoth<Effect>(database, effectsSql);
  const times = new Map<number, number>();
  for (const effect of effects) times.set(numberOf(effect), (times.get(numberOf(effect)) ?? 0) + 1);
  const countOf = (outcome: string, isThere: boolean): number =>
    [...ledger.outcomes].filter(([n, told]) => told === outcome && times.has(n) === isThere).length;
  const verdict: Verdict = {
    lost: countOf("ok", false),
    resurrected: countOf("fail", true),
    phantom: [...times.keys()].filter((n) => !ledger.attempts.has(n)).length,
    doubled: [...times.values()].filter((count) => count > 1).length,
    torn: effects.filter(isHalf).length + (await countBrokenKeys(database, ledger, effects)) + countGaps(effects),
    misread: await countMisread(database, effects, url, officers),
  };
  return verdict;
}

/** One after the other: a connection takes one statement at a time. */
async function ofBoth<Row extends QueryResultRow>(database: Client, sqlOf: (schemaName: string) => string) {
  const { rows } = await database.query<Row>(sqlOf("service_points"));
  return [...rows, ...(await database.query<Row>(sqlOf("organisations"))).rows];
}

/** Every key has its effect, on its record, by its person, and every effect has its key. */
async function countBrokenKeys(database: Client, ledger: Ledger, effects: readonly Effect[]): Promise<number> {
  type Key = { key: string; person_id: string; entity_id: string | null };
  const keys = await ofBoth<Key>(database, keysSql);
  const identityOf = (...parts: (string | null | undefined)[]): string => parts.join(" ");
  const byKey = new Set(keys.map(({ key, person_id, entity_id }) => identityOf(key, person_id, entity_id)));
  const byEffect = new Set(
    effects.map((effect) => identityOf(ledger.attempts.get(numberOf(effect))?.key, effect.person_id, effect.entity_id)),
  );
  const missing = (from: Set<string>, of: Set<string>): number =>
    [...of].filter((identity) => !from.has(identity)).length;
  return missing(byEffect, byKey) + missing(byKey, byEffect);
}

/** The trail of a record counts its versions without a gap. */
function countGaps(effects: readonly Effect[]): number {
  return effects.filter(({ entity_id, entity_version }, index) => {
    const before = effects[index - 1];
    return entity_version !== (before?.entity_id === entity_id ? before.entity_version + 1 : 2);
  }).length;
}

type RecordState = { id: string; version: number; note: string | null; pin: string | null; fax: string | null };

/** Each record is what its last rows of the trail made it, in its table and as the API shows it. */
async function countMisread(database: Client, effects: readonly Effect[], url: string, officers: readonly Officer[]) {
  const expected = new Map<string, Omit<RecordState, "id">>();
  for (const { entity_id, entity_version, note, pin, fax } of effects) {
    const before = expected.get(entity_id);
    expected.set(entity_id, {
      version: entity_version,
      note: note ?? before?.note ?? null,
      pin: pin ?? before?.pin ?? null,
      fax: fax ?? before?.fax ?? null,
    });
  }
  const shown = (await Promise.all(officers.map((officer) => readByApi(url, officer)))).flat();
  const { rows: stored } = await database.query<RecordState>(recordsSql);
  const untouched = { version: 1, note: null, pin: null, fax: null };
  return [...stored, ...shown].filter(({ id, ...state }) => {
    const { version, note, pin, fax } = expected.get(id) ?? untouched;
    return state.version !== version || state.note !== note || state.pin !== pin || state.fax !== fax;
  }).length;
}

const readQuery = `query ($points: [ID!], $agencies: [ID!]) {
  servicePoints(first: 100, filter: { ids: $points }) { nodes { id version note pin { reason } } }
  organisations(first: 100, filter: { ids: $agencies }) { nodes { id version fax } } }`;

async function readByApi(url: string, { cookie, servicePointIds, organisationIds }: Officer): Promise<RecordState[]> {
  const variables = { points: servicePointIds, agencies: organisationIds };
  const reply = await sendOperation(url, cookie, readQuery, variables);
  const { data } = reply ?? {};
  const points = data?.servicePoints?.nodes ?? [];
  const agencies = data?.organisations?.nodes ?? [];
  if (points.length !== servicePointIds.length || agencies.length !== organisationIds.length)
    throw new Error(`The API does not show all records: ${JSON.stringify(reply)}`);
  return [
    ...points.map(({ pin, ...rest }: { pin: { reason: string } | null } & RecordState) => ({
      ...rest,
      pin: pin?.reason ?? null,
      fax: null,
    })),
    ...agencies.map((agency: RecordState) => ({ ...agency, note: null, pin: null })),
  ];
}
