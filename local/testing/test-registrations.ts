import { createHash, randomBytes } from "node:crypto";
import { solveChallenge } from "../solve-challenge";
import type { TestClient } from "./test-client";
import type { TestPakmut } from "./test-pakmut";
import { countryId, type TestNode } from "./test-tree";

/** Decisions, as who decides sends them. */
export const approve = `mutation ($id: ID!, $version: Int!, $parentId: ID!, $input: NewOrganisationInput!, $differsFrom: [ID!], $key: String!) {
  approveRegistration(id: $id, version: $version, parentId: $parentId, input: $input, differsFrom: $differsFrom, idempotencyKey: $key) {
    state updatedByName tokenRole organisation { id nameTh code } } }`;
export const refuse = `mutation ($id: ID!, $version: Int!, $reason: String!, $key: String!) {
  refuseRegistration(id: $id, version: $version, reason: $reason, idempotencyKey: $key) { state decisionReason } }`;

/** What an approval says of the agency. */
export const newAgency = (nameTh: string) => ({ nameTh, provinceCode: "50", districtCode: "5001" });

/** Adds a request at a place as if somebody had sent it: for an agency of ours, or for a new one below it. */
export async function addRegistration(
  pakmut: TestPakmut,
  { id, path }: Pick<TestNode, "id" | "path">,
  kind: "NEW" | "EXISTING",
): Promise<{ id: string; trackingNumber: string }> {
  const trackingNumber = randomBytes(10).toString("hex").toUpperCase();
  const [row] = await pakmut.sql<{ id: string }>(
    `insert into organisations.registrations (path_c, kind, request_key, request_hash, tracking_hash, organisation_id,
       parent_id, name_th, contact_name, contact_phone, contact_email)
     values ($1, $2, $3, '', $4, case when $2 = 'EXISTING' then $5::uuid end, case when $2 = 'NEW' then $5::uuid end,
       case when $2 = 'NEW' then 'หน่วยงานที่ขอลงทะเบียน' end, 'ผู้ประสานงาน ทดสอบ', '021234567', 'contact@example.go.th')
     returning id`,
    [path, kind, trackingNumber, createHash("sha256").update(trackingNumber).digest(), id],
  );
  return { id: row?.id as string, trackingNumber };
}

/** Adds a request for a new agency below a department, with its address and phone. */
export async function addRegistrationOfNew(
  pakmut: TestPakmut,
  department: TestNode,
  nameTh: string,
): Promise<{ id: string; trackingNumber: string }> {
  const added = await addRegistration(pakmut, { id: countryId, path: "0" }, "NEW");
  await pakmut.sql(
    `update organisations.registrations set name_th = $2, parent_id = $3, province_code = '50', district_code = '5001',
       subdistrict_code = '500101', postcode = '50200', address_th = '1 ถนนทดสอบ',
       phones = '[{"number":"053217708","extension":null}]' where id = $1`,
    [added.id, nameTh, department.id],
  );
  return added;
}

/** The mails about a request, the first one first. */
export const mailsAbout = (pakmut: TestPakmut, id: string) =>
  pakmut.sql<{ template: string; to_address: string; body_text: string }>(
    "select template, to_address, body_text from organisations.mails where event_key like '%' || $1 order by id",
    [id],
  );

/** Gets a challenge and solves it, as the visitor's machine does. */
export async function solvedProof(stranger: TestClient): Promise<Record<string, unknown>> {
  const { newRegistrationChallenge } = await stranger.ask(
    "mutation { newRegistrationChallenge { algorithm challenge salt maxNumber signature } }",
  );
  const { maxNumber, ...challenge } = newRegistrationChallenge as Record<"challenge" | "salt", string> & {
    maxNumber: number;
  };
  return { ...challenge, number: solveChallenge({ ...challenge, maxNumber }) };
}
