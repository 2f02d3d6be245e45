import { isInScope } from "../../kit/database/kit-tables";
import { addressCheck } from "../../kit/import/address-import";
import type { ImportSession } from "../../kit/import/import-session";
import { anyDiffers, auditInsert, rowsAStatement } from "../../kit/import/merge";
import { badLines, badRows, type ImportStep } from "../../kit/import/run-import";
import { hoursCheck, newHours, stageHours } from "../../kit/opening-hours/hours-import";
import { searchKey } from "../../kit/text/normalise-thai";
import { isPinConfirmed, servicePointTarget } from "./service-point-file.reader";

/** Finds for each staged row the service point that it describes, and its organisation. */
const matchByCode = `
  analyze staged (line, code, organisation_code);
  create temp table matched on commit drop as
  select s.line, s.is_bad or (s.given_id is not null and i.id is null) as is_bad, s.given_id, s.code, s.organisation_code,
    s.name_key, case when s.given_id is null then o.id else i.id end as existing_id, false as is_ambiguous,
    d.id as organisation_id, d.path_c
  from staged s
  left join service_points.service_points o on o.code = s.code
  left join service_points.service_points i on i.id = s.given_id::uuid
  left join directory.organisations d on d.code = s.organisation_code and ${isInScope("d.path_c")};
  create index matched_line on matched (line);
  analyze matched;
  create temp table known_names (id uuid, organisation_id uuid not null, name_key text not null, code text) on commit drop`;

/** Names of the service points that the rows without a known one may mean, as they are compared. */
async function readNames(session: ImportSession): Promise<void> {
  const rows = await session.query<Record<"id" | "organisation_id" | "name_th", string> & { code: string | null }>(
    `select p.id, p.organisation_id, p.name_th, p.code
     from (select organisation_id, bool_or(code is null) as is_by_name from matched where existing_id is null group by organisation_id) fresh
     join service_points.service_points p using (organisation_id) where fresh.is_by_name or p.code is null`,
  );
  await session.copy(
    "known_names",
    ["id", "organisation_id", "name_key", "code"],
    [rows.map((row) => [row.id, row.organisation_id, searchKey(row.name_th), row.code])],
  );
  await session.query("analyze known_names");
}

const matchByName = `
  update matched m set existing_id = found.id, is_ambiguous = found.id is null
  from (
    select m.line, case when count(*) = 1 then (array_agg(k.id))[1] end as id
    from matched m join known_names k using (organisation_id, name_key)
    where m.existing_id is null and not m.is_bad and (m.code is null or k.code is null) group by m.line
  ) found
  where m.line = found.line`;

const isNew = "m.existing_id is null";

const checks: readonly string[] = [
  badRows(`select s.line, 'code', 'CODE_TWICE', s.code, jsonb_build_object('line', f.line)
    from staged s join (select code, min(line) as line from staged where code is not null group by code having count(*) > 1) f
      on f.code = s.code and s.line > f.line`),
  badRows(
    `select m.line, 'id', 'ID_UNKNOWN', m.given_id, null from matched m where m.given_id is not null and ${isNew}`,
  ),
  badRows(`select m.line, 'code', 'CODE_TAKEN', m.code, null
    from matched m join service_points.service_points d on d.code = m.code where m.existing_id <> d.id`),
  badRows(`select m.line, 'organisationCode', 'ORGANISATION_UNKNOWN', m.organisation_code, null from matched m
    where m.organisation_code is not null and m.organisation_id is null`),
  badRows(`select m.line, 'organisationCode', 'REQUIRED', null, null from matched m
    where ${isNew} and not m.is_bad and m.organisation_code is null`),
  badRows(`select m.line, 'organisationCode', 'ORGANISATION_DIFFERS', m.organisation_code, null
    from matched m join service_points.service_points o on o.id = m.existing_id where m.organisation_id <> o.organisation_id`),
  badRows(
    `select m.line, 'nameTh', 'REQUIRED', null, null from matched m where ${isNew} and not m.is_bad and m.name_key is null`,
  ),
  badRows(
    `select m.line, 'nameTh', 'NAME_AMBIGUOUS', s.name_th, null from matched m join staged s using (line) where m.is_ambiguous`,
  ),
  badRows(`select m.line, 'nameTh', 'ROW_TWICE', s.name_th, jsonb_build_object('line', m.first) from (
      select line, min(line) over (partition by existing_id) as first from matched where existing_id is not null
    ) m join staged s using (line) where m.line > m.first and not exists (select from bad_rows b where b.line = m.line)`),
  badRows(`select m.line, 'nameTh', 'ROW_TWICE', s.name_th, jsonb_build_object('line', m.first) from (
      select line, code, first_value(line) over same as first, row_number() over same as place from matched m
      where ${isNew} and not m.is_bad and m.organisation_id is not null
      window same as (partition by organisation_id, name_key order by (code is null), line)
    ) m join staged s using (line) where m.place > 1 and m.code is null`),
  addressCheck(
    "staged s join matched m using (line) left join service_points.service_points o on o.id = m.existing_id",
  ),
  hoursCheck("service_points.service_points"),
];

/** A pin that is where the file says stays as it is, with who set it: a list's own file would make it one of a file. */
const leaveEqualPins = `
  update staged s set latitude = null from matched m join service_points.service_points o on o.id = m.existing_id
  where m.line = s.line and round(o.latitude::numeric, 5) = round(s.latitude::numeric, 5)
    and round(o.longitude::numeric, 5) = round(s.longitude::numeric, 5) and o.pin_is_abroad = s.pin_is_abroad`;

/** Confirmed pins that the file would have elsewhere: they stay (`keptWhere`), and whoever imports is told how many. */
const noteKeptPins = `
  create temp table kept_pins on commit drop as
  select s.line from staged s join matched m using (line) join service_points.service_points o on o.id = m.existing_id
  where ${isPinConfirmed} and s.latitude is not null and (s.latitude, s.longitude) is distinct from (o.latitude, o.longitude)`;

export const keptPins = "select count(*)::int as count from kept_pins";

const giveVerdicts = `
  create temp table verdicts on commit drop as
  select m.line, m.existing_id as id,
    case when m.existing_id is null then 'ADDED' when ${anyDiffers(servicePointTarget)} then 'CHANGED' else 'UNCHANGED' end as verdict
  from matched m join staged s using (line) left join service_points.service_points o on o.id = m.existing_id
  where m.line not in ${badLines};
  create index verdicts_line on verdicts (line);
  analyze verdicts`;

/** From the staged rows to `bad_rows` and `verdicts`. */
export const compareServicePoints = (session: ImportSession): ImportStep[] => [
  () => stageHours(session),
  matchByCode,
  () => readNames(session),
  matchByName,
  ...checks,
  leaveEqualPins,
  noteKeptPins,
  giveVerdicts,
];

const placeNewRows = `
  create temp table placed on commit drop as
  select m.line, m.organisation_id, m.path_c, coalesce(s.code, service_points.next_code()) as new_code, s.code is null as is_code_ours,
    row_number() over (order by m.line) as position
  from verdicts v join matched m using (line) join staged s using (line) where v.verdict = 'ADDED';
  create index placed_position on placed (position);
  analyze placed`;

const given = servicePointTarget.columns
  .map(({ column }) => column)
  .filter((column) => !["code", "phones", "facilities", "opening_hours", "status", "pin_is_abroad"].includes(column));

const insertRows = `
  with added as (
    insert into service_points.service_points
      (organisation_id, path_c, code, search_key, phones, facilities, opening_hours, status, pin_is_abroad, updated_by_name, ${given.join(", ")})
    select p.organisation_id, p.path_c, p.new_code,
      case when p.is_code_ours then s.search_key || ' ' || p.new_code else s.search_key end,
      coalesce(s.phones, '[]'), coalesce(s.facilities, '[]'), ${newHours}, coalesce(s.status, 'VISIBLE'), coalesce(s.pin_is_abroad, false), $5,
      ${given.map((column) => `s.${column}`).join(", ")}
    from placed p join staged s using (line) where p.position > $6 and p.position <= $7
    order by p.position
    returning id, version, path_c, code, name_th
  ), audited as (
    select *, jsonb_build_object(
      'code', jsonb_build_object('before', null, 'after', code), 'nameTh', jsonb_build_object('before', null, 'after', name_th)
    ) as changes from added
  )
  ${auditInsert(servicePointTarget, "audited")}`;

/** Writes the new service points, in pieces, so that it can be seen how far it is. */
export function addServicePoints(session: ImportSession, parameters: readonly unknown[], count: number): ImportStep[] {
  const pieces = Array.from({ length: Math.ceil(count / rowsAStatement) }, (_, piece) => piece * rowsAStatement);
  return [
    placeNewRows,
    ...pieces.map((start) => async (): Promise<void> => {
      await session.query(insertRows, [...parameters, start, start + rowsAStatement]);
    }),
  ];
}
