import type { Client } from "pg";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { Database } from "../../subgraphs/kit/database/database";
import { Operation } from "../../subgraphs/kit/database/operation";
import { newChallenge } from "../../subgraphs/organisations/registration/proof-of-work";
import { requestRegistration } from "../../subgraphs/organisations/registration/registration-request.service";
import type { RegistrationInput } from "../../subgraphs/organisations/registration/registration.inputs";
import { solveChallenge } from "../solve-challenge";
import { demoCodes } from "./demo-grants";

const { landDepartment, vocationalEducation } = demoCodes;

/** What somebody asked for: the token of a college, or a new agency, which stands where the college `near` it stands. */
type DemoRequest = { tokenOf: string } | { nameTh: string; nameEn?: string; below: string; near: string };

const [chiangRai, lampang, phrae, nan] = ["1806500000050", "1806500000070", "1806500000080", "1806500000090"] as const;

/**
 * The administrator's queue, oldest first: agencies to be added, two that are there already under this name or nearly, one
 * that asked twice; and two colleges that ask their department for a token.
 */
const requests: readonly DemoRequest[] = [
  {
    nameTh: "ศูนย์ฝึกอาชีพตัวอย่างลำปาง",
    nameEn: "Lampang Example Training Centre",
    below: vocationalEducation,
    near: lampang,
  },
  { nameTh: "วิทยาลัยเทคนิคเชียงราย", below: vocationalEducation, near: chiangRai },
  { tokenOf: nan },
  { nameTh: "วิทยาลัยเทคนิค แพร่", nameEn: "Phrae Technical College", below: vocationalEducation, near: phrae },
  { nameTh: "สำนักงานที่ดินตัวอย่าง สาขาน่าน", below: landDepartment, near: nan },
  { tokenOf: lampang },
  { nameTh: "ศูนย์ฝึกอาชีพ ตัวอย่างลำปาง", below: vocationalEducation, near: lampang },
];

interface Place {
  id: string;
  province_code: string;
  district_code: string;
  postcode: string;
  subdistrict_code: string;
}

async function placeOf(admin: Client, code: string): Promise<Place> {
  const { rows } = await admin.query<Place>(
    `select o.id, o.province_code, o.district_code, o.postcode,
       (select min(s.code) from directory.subdistricts s
        where s.district_code = o.district_code and s.postcode = o.postcode) as subdistrict_code
     from organisations.organisations o where o.code = $1`,
    [code],
  );
  return rows[0] as Place;
}

/** Contact data are examples that can be nobody's: ".example" belongs to no one. */
async function inputOf(admin: Client, request: DemoRequest, number: number): Promise<RegistrationInput> {
  const contact = {
    name: `ผู้ประสานงาน ตัวอย่าง ${number}`,
    phone: `02 000 09${String(number).padStart(2, "0")}`,
    email: `contact@office-${String(number).padStart(2, "0")}.example`,
  };
  if ("tokenOf" in request) return { organisationId: (await placeOf(admin, request.tokenOf)).id, contact };
  const { nameTh, nameEn = null, below, near } = request;
  const { province_code, district_code, subdistrict_code, postcode } = await placeOf(admin, near);
  const agency = {
    parentId: (await placeOf(admin, below)).id,
    nameTh,
    nameEn,
    addressTh: `เลขที่ ${number} ถนนตัวอย่าง`,
    provinceCode: province_code,
    districtCode: district_code,
    subdistrictCode: subdistrict_code,
    postcode,
    phones: [contact.phone],
  };
  return { agency, contact };
}

/**
 * Sends the requests that wait in the queue of registrations, through the same command as the public form. Done again it
 * changes nothing.
 */
export async function sendDemoRegistrations(admin: Client, appUrl: string): Promise<void> {
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  const database = await Database.connect({ url: appUrl, entities, poolSize: 1 });
  try {
    for (const [index, request] of requests.entries()) {
      const input = await inputOf(admin, request, index + 1);
      // Addresses of RFC 5737 are for examples. Each office has its own: one alone may not send as many within the hour.
      const sender = { actor: null, requestId: "demo", address: `192.0.2.${index + 1}` };
      const operation = new Operation(database, sender);
      try {
        const challenge = await newChallenge(operation);
        const proof = { ...challenge, number: solveChallenge(challenge) };
        await requestRegistration(operation, { input, proof, idempotencyKey: `demo-registration-${index + 1}` });
      } finally {
        await operation.end();
      }
    }
  } finally {
    await database.close();
  }
}
