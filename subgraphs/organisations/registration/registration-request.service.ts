import { createHash } from "node:crypto";
import { keyPattern } from "../../kit/command/command";
import type { Operation, Transaction } from "../../kit/database/operation";
import { rootPath } from "../../kit/database/scope";
import { badUserInput } from "../../kit/errors";
import { FieldChecks } from "../../kit/input/check-fields";
import { checkPhoneNumbers, phoneText } from "../../kit/input/phone-list";
import { readAgency, readListedPlace } from "./registration-agency";
import type { RegistrationContact, RegistrationInput, RequestRegistrationArguments } from "./registration.inputs";
import { countRequest } from "./registration.limits";
import { mailReceived } from "./registration.mails";
import type { RegistrationReceipt } from "./registration.types";
import { readSecrets, spendProof } from "./proof-of-work";
import { trackingHash, trackingNumberOf } from "./tracking-number";

const hashOf = (input: RegistrationInput): Buffer => createHash("sha256").update(JSON.stringify(input)).digest();

/** The columns of a new row; which they are depends on the kind of request. */
type Row = Readonly<Record<string, unknown>>;

function readContact(checks: FieldChecks, { name, phone, email }: RegistrationContact): Row {
  const contactEmail = checks.email("contact.email", email);
  if (contactEmail === null) checks.add("contact.email", "REQUIRED");
  const contactName = checks.requiredText("contact.name", name, 200);
  const [number] = checkPhoneNumbers(checks, "contact.phone", [phone]);
  if (!phone.trim()) checks.add("contact.phone", "REQUIRED");
  return {
    contact_name: contactName,
    contact_phone: number ? phoneText(number) : null,
    contact_email: contactEmail,
  };
}

/** Reads what was typed, all of it at once. Throws BAD_USER_INPUT with every wrong field. */
async function readRow(transaction: Transaction, { organisationId, agency, contact }: RegistrationInput): Promise<Row> {
  const checks = new FieldChecks();
  if (Boolean(organisationId) === Boolean(agency)) checks.add("organisationId", "ONE_OF_AGENCY_AND_ORGANISATION");
  checks.done();
  const of = agency
    ? await readAgency(transaction, agency, checks)
    : await readListedPlace(transaction, organisationId as string, checks);
  const row = { ...of, ...readContact(checks, contact) };
  checks.done();
  return row;
}

/** Adds the row and leaves what may stay for good in the audit trail: nothing of the contact person. */
async function addRow({ query }: Transaction, row: Row, operation: Operation): Promise<{ id: string; at: Date }> {
  const columns = Object.keys(row);
  const values = Object.values(row).map((value) => (Array.isArray(value) ? JSON.stringify(value) : value));
  const [added] = await query<{ id: string; at: Date }>(
    `insert into organisations.registrations (${columns.join(", ")})
     values (${columns.map((_, index) => `$${index + 1}`).join(", ")}) returning id, requested_at as at`,
    values,
  );
  const { kind, name_th: nameTh, organisation_id: organisationId } = row;
  const told = Object.entries({ kind, nameTh, organisationId }).filter(([, value]) => value);
  await query(
    `insert into organisations.audit_entries (request_id, person_id, person_name, role, action, entity_type, entity_id,
       entity_version, path_c, changes, address)
     values ($1, null, '', null, 'requestRegistration', 'Registration', $2, 1, $3, $4, $5::inet)`,
    [
      operation.requestId,
      added?.id,
      row.path_c,
      JSON.stringify(Object.fromEntries(told.map(([field, after]) => [field, { before: null, after }]))),
      operation.address,
    ],
  );
  return added as { id: string; at: Date };
}

/** Was this sent before? The second click, and the one after a lost answer, change nothing. */
async function wasSent({ query }: Transaction, idempotencyKey: string, hash: Buffer): Promise<boolean> {
  await query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`registration ${idempotencyKey}`]);
  const [earlier] = await query<{ hash: Buffer }>(
    "select request_hash as hash from organisations.registrations where request_key = $1",
    [idempotencyKey],
  );
  if (!earlier) return false;
  if (!earlier.hash.equals(hash)) throw badUserInput([{ field: "idempotencyKey", rule: "KEY_ALREADY_USED" }]);
  return true;
}

/**
 * Takes a stranger's request to register an agency. The answer is the same whatever is known of the agency: who is
 * registered there, and who asked before, it does not tell.
 * @throws BAD_USER_INPUT with every wrong field, PROOF_NOT_VALID or PROOF_USED; RATE_LIMITED
 */
export async function requestRegistration(
  operation: Operation,
  { input, proof, idempotencyKey }: RequestRegistrationArguments,
): Promise<RegistrationReceipt> {
  if (!keyPattern.test(idempotencyKey)) throw badUserInput([{ field: "idempotencyKey", rule: "KEY_FORMAT" }]);
  const hash = hashOf(input);
  // Whoever asks has no scope; where the row stands follows from what is asked for.
  const trackingNumber = await operation.write(rootPath, async (transaction) => {
    const { challengeKey, trackingKey } = await readSecrets(transaction);
    const number = trackingNumberOf(trackingKey, idempotencyKey);
    if (await wasSent(transaction, idempotencyKey, hash)) return number;
    await spendProof(transaction, proof, challengeKey);
    await countRequest(transaction, operation.address);
    const read = await readRow(transaction, input);
    const row = { ...read, request_key: idempotencyKey, request_hash: hash, tracking_hash: trackingHash(number) };
    const { id, at } = await addRow(transaction, row, operation);
    const email = read.contact_email as string;
    await mailReceived(transaction, { registrationId: id, email, pathC: read.path_c as string }, number, at);
    return number;
  });
  return { trackingNumber };
}
