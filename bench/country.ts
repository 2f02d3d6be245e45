import { createHash, randomBytes } from "node:crypto";
import type { Client } from "pg";
import { fillTotals } from "../subgraphs/kit/database/kept-total";
import type { BenchDatabase } from "./bench-database";
import { inBulk } from "./bulk-load";

/** An organisation with everything below it, as somebody's grant covers it. */
export interface BenchScope {
  name: "agency" | "department" | "root";
  organisationId: string;
  path: string;
  role: "SERVICE_POINT_OFFICER" | "CENTRAL_OFFICER" | "PLATFORM_ADMIN";
  /** Cookie of a session that acts with a grant on it. */
  cookie: string;
}

/** A made-up country: its scopes, and how many organisations and service points it has. */
export interface Country {
  database: BenchDatabase;
  scopes: readonly BenchScope[];
  /** Organisations. */
  size: number;
  servicePoints: number;
}

const ministries = 20;
const departments = 200;
/** Service points of the agency that is measured; every other agency has about one. */
const agencyServicePoints = 200;

/** First digit of the codes, so that no two levels share one. */
const levelDigits = { MINISTRY: 1, DEPARTMENT: 2, AGENCY: 3 };

/** Adds a level below rows that are there: `$1` rows, whose parents `parentOf` (SQL over n) numbers in the order of paths. */
const addLevel = (level: keyof typeof levelDigits, parentLevel: string, parentOf: string): string => `
  with parents as (
    select id, path_c, row_number() over (order by path_c) as number
    from organisations.organisations where level = '${parentLevel}'
  ), places as (
    select s.code, s.postcode, s.district_code, d.province_code, s.name_th, row_number() over (order by s.code) - 1 as number
    from directory.subdistricts s join directory.districts d on d.code = s.district_code
  )
  insert into organisations.organisations (parent_id, path_c, level, code, type_code, category_code, name_th, name_en,
    province_code, district_code, subdistrict_code, postcode, address_th, website, search_key)
  select p.id, p.path_c || '.' || lpad(n::text, 6, '0'), '${level}', '${levelDigits[level]}' || lpad(n::text, 12, '0'), 'CENTRAL', 'OFFICE',
    'สำนักงาน' || place.name_th || ' ที่ ' || n, 'Office No. ' || n, place.province_code, place.district_code, place.code,
    place.postcode, n || ' ถนนตัวอย่าง', 'https://office' || n || '.example', 'สำนักงาน' || place.name_th || ' ที่ ' || n || ' office no. ' || n
  from generate_series(1, $1::int) n
  join parents p on p.number = ${parentOf}
  join places place on place.number = n % (select count(*) from places)`;

const addServicePoints = `
  with agencies as (
    select o.*, s.latitude, s.longitude, row_number() over (order by o.path_c) as number
    from organisations.organisations o join directory.subdistricts s on s.code = o.subdistrict_code where o.level = 'AGENCY'
  )
  insert into service_points.service_points (organisation_id, path_c, code, name_th, name_en, address_th, province_code,
    district_code, subdistrict_code, postcode, phones, latitude, longitude, pin_source, pin_province_code, pin_district_code,
    pin_confirmed_at, pin_confirmed_by_name, search_key)
  select a.id, a.path_c, '9' || lpad(n::text, 12, '0'), 'จุดบริการ' || a.name_th || ' / ' || n, 'Service point ' || n, a.address_th,
    a.province_code, a.district_code, a.subdistrict_code, a.postcode, '[{"number": "021234567"}]',
    a.latitude + (n::bigint * 7919 % 1000 - 500) / 20000.0, a.longitude + (n::bigint * 104729 % 1000 - 500) / 20000.0,
    case when n % 10 < 7 then 'OFFICER' else 'IMPORTED' end, a.province_code, a.district_code,
    case when n % 10 < 7 then now() end, case when n % 10 < 7 then 'Officer of the bench' end,
    'จุดบริการ' || a.name_th || ' / ' || n || ' service point ' || n || ' 9' || lpad(n::text, 12, '0')
  from generate_series(1, $1::int) n
  join agencies a on a.number = case when n <= ${agencyServicePoints} then 1 else 1 + n % (select count(*) from agencies) end`;

const tables = [
  "organisations.organisations",
  "organisations.organisations_texts",
  "directory.organisations",
  "service_points.service_points",
  "service_points.service_points_texts",
  "organisations.organisations_totals",
  "service_points.service_points_totals",
];

/** What triggers do otherwise. */
const fillCopies = `
  insert into directory.organisations
  select id, parent_id, path_c, level, code, name_th, name_en, type_code, sub_type_code, category_code, province_code, status
  from organisations.organisations where level <> 'COUNTRY';
  insert into organisations.organisations_texts
  select id, path_c, search_key from organisations.organisations where level <> 'COUNTRY';
  insert into service_points.service_points_texts select id, path_c, search_key from service_points.service_points;
  ${fillTotals("organisations", "organisations", "level <> 'COUNTRY'")};
  ${fillTotals("service_points", "service_points")}`;

const scopeQuery = `
  select id as "organisationId", path_c as path from organisations.organisations
  where level = $1 order by path_c limit 1`;

async function signIn({ admin }: BenchDatabase, role: string, organisationId: string): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await admin.query(
    `with person as (
       insert into accounts.persons (issuer, subject, display_name) values ('bench', $1, 'Officer of the bench') returning id
     ), held as (
       insert into accounts.grants (person_id, role, organisation_id, path_c)
       select person.id, $2, o.id, o.path_c from person, directory.organisations o where o.id = $3 returning id, person_id
     )
     insert into accounts.sessions (id_hash, person_id, active_grant_id) select $4, person_id, id from held`,
    [randomBytes(8).toString("hex"), role, organisationId, createHash("sha256").update(secret).digest()],
  );
  return `__Host-pakmut-session=${secret}`;
}

const grants = [
  ["agency", "AGENCY", "SERVICE_POINT_OFFICER"],
  ["department", "DEPARTMENT", "CENTRAL_OFFICER"],
  ["root", "COUNTRY", "PLATFORM_ADMIN"],
] as const;

async function addRows(admin: Client, size: number, servicePoints: number): Promise<void> {
  const inFirst = Math.round(size * 0.3);
  await admin.query(addLevel("MINISTRY", "COUNTRY", "1"), [ministries]);
  await admin.query(addLevel("DEPARTMENT", "MINISTRY", `1 + (n - 1) % ${ministries}`), [departments]);
  await admin.query(
    addLevel("AGENCY", "DEPARTMENT", `case when n < ${inFirst} then 1 else 2 + n % ${departments - 1} end`),
    [size - ministries - departments - 1],
  );
  await admin.query(addServicePoints, [servicePoints]);
  await admin.query(fillCopies);
}

/**
 * Fills an empty database with `size` organisations and as many service points (or `servicePoints`): 30 of 100 in the first department, 200
 * service points at its first agency, and signs in somebody at each of the three scopes.
 */
export async function makeCountry(database: BenchDatabase, size: number, servicePoints = size): Promise<Country> {
  const { admin } = database;
  await inBulk(admin, tables, () => addRows(admin, size, servicePoints));
  await admin.query("vacuum (analyze)");
  const scopes: BenchScope[] = [];
  for (const [name, level, role] of grants) {
    const { rows } = await admin.query<{ organisationId: string; path: string }>(scopeQuery, [level]);
    const [place] = rows;
    if (!place) throw new Error(`There is no ${level} in the made-up country.`);
    scopes.push({ name, role, ...place, cookie: await signIn(database, role, place.organisationId) });
  }
  return { database, scopes, size, servicePoints };
}
