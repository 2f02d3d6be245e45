import type { Client } from "pg";
import type { Actor } from "../../subgraphs/kit/actor";
import { Database } from "../../subgraphs/kit/database/database";
import { Operation } from "../../subgraphs/kit/database/operation";
import { Organisation } from "../../subgraphs/organisations/organisation/organisation.entity";
import type { OrganisationProfileInput } from "../../subgraphs/organisations/organisation/organisation.inputs";
import { updateOrganisationProfile } from "../../subgraphs/organisations/organisation/organisation.service";
import { ServicePoint } from "../../subgraphs/service-points/service-point/service-point.entity";
import type { ServicePointInput } from "../../subgraphs/service-points/service-point/service-point.inputs";
import { updateServicePoint } from "../../subgraphs/service-points/service-point/service-point.service";
import { demoCodes } from "./demo-grants";

/** A college with its one service point, as the import left them. */
interface College {
  number: number;
  id: string;
  version: number;
  name_th: string;
  name_en: string;
  point_id: string;
  point_version: number;
  latitude: number;
  longitude: number;
  subdistrict_code: string;
}

/** Sub-district: the district's first one with the college's postcode, which is as good an example as any. */
const colleges = `
  select (row_number() over (order by o.code))::int as number, o.id, o.version, o.name_th, o.name_en,
    p.id as point_id, p.version as point_version, p.latitude, p.longitude,
    (select min(code) from directory.subdistricts s where s.district_code = o.district_code and s.postcode = o.postcode) as subdistrict_code
  from organisations.organisations o join service_points.service_points p on p.organisation_id = o.id
  where o.category_code = 'VOCATIONAL_COLLEGE' and o.version = 1 and p.version = 1 and p.latitude is not null
    and not o.code = any($1) order by o.code`;

/** Two officers have their colleges' work still before them. */
const untouched = [demoCodes.chiangMaiTechnical, demoCodes.chiangMaiVocational];

/** Addresses, numbers and mail are examples that can be nobody's: ".example" belongs to no one. */
const exampleHost = (number: number): string => `college-${String(number).padStart(2, "0")}.example`;
const examplePhone = (number: number): string => `02 000 0${String(number).padStart(3, "0")}`;

const fullProfile = ({ number, name_th, subdistrict_code }: College): OrganisationProfileInput => ({
  fullNameTh: `${name_th} สำนักงานคณะกรรมการการอาชีวศึกษา`,
  addressTh: `เลขที่ ${number} ถนนตัวอย่าง`,
  addressEn: `${number} Example Road`,
  subdistrictCode: subdistrict_code,
  phones: [examplePhone(number)],
  website: `https://${exampleHost(number)}`,
  emailPublic: `contact@${exampleHost(number)}`,
  emailRegistered: `registered@${exampleHost(number)}`,
  emailComplaints: `complaints@${exampleHost(number)}`,
});

const fullPoint = ({ number, name_en, subdistrict_code }: College): ServicePointInput => ({
  nameEn: name_en,
  addressTh: `เลขที่ ${number} ถนนตัวอย่าง`,
  addressEn: `${number} Example Road`,
  subdistrictCode: subdistrict_code,
  phones: [examplePhone(number)],
  email: `contact@${exampleHost(number)}`,
});

/** Of every nine colleges: two complete, two nearly, one half, four as they came. Three of them are pinned. */
const missingFields: readonly (readonly (keyof OrganisationProfileInput & string)[] | null)[] = [
  [],
  null,
  ["emailComplaints"],
  null,
  ["emailComplaints", "emailRegistered"],
  null,
  [],
  ["emailComplaints", "emailRegistered", "emailPublic", "website", "addressEn"],
  null,
];

const without = <Input extends object>(input: Input, fields: readonly string[]): Input =>
  Object.fromEntries(Object.entries(input).filter(([field]) => !fields.includes(field))) as Input;

async function work(database: Database, actor: Actor, college: College): Promise<void> {
  const missing = missingFields[college.number % missingFields.length];
  if (!missing) return;
  const { number, id, version, point_id, point_version, latitude, longitude } = college;
  const operation = new Operation(database, { actor, requestId: "demo" });
  try {
    await updateOrganisationProfile(operation, {
      id,
      version,
      input: without(fullProfile(college), missing),
      idempotencyKey: `demo-profile-${number}`,
    });
    const pin = missing.length < 2 ? { latitude, longitude, isAbroad: false } : null;
    await updateServicePoint(operation, {
      id: point_id,
      version: point_version,
      input: without(fullPoint(college), missing),
      pin,
      idempotencyKey: `demo-point-${number}`,
    });
  } finally {
    await operation.end();
  }
}

/**
 * Does what a department's officer would have done by now: profiles filled and pins confirmed for some colleges, through
 * the same commands as on the screen, so that there is history to look at and work that waits.
 */
export async function doDemoWork(admin: Client, appUrl: string, actor: Actor): Promise<void> {
  const { rows } = await admin.query<College>(colleges, [untouched]);
  const database = await Database.connect({ url: appUrl, entities: [Organisation, ServicePoint], poolSize: 1 });
  try {
    for (const college of rows) await work(database, actor, college);
  } finally {
    await database.close();
  }
}
