import { createHash, randomBytes, randomUUID } from "node:crypto";
import { recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { withRefusalsRecorded } from "../../kit/command/record-refusal";
import { changeRecord, lockRecord, requireVersion } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { forbidden, invalidTransition } from "../../kit/errors";
import { FieldChecks } from "../../kit/input/check-fields";
import { type GrantPlace, managerOf, readPlace } from "../grant/grant.rules";
import { refusalToGive } from "../grant/grant.workflow";
import { mailApiKeyMade } from "../mail/account-mails";
import { ApiKey } from "./api-key.entity";
import type { CreateApiKeyArguments, RevokeApiKeyArguments } from "./api-key.inputs";
import { getApiKey } from "./api-key.reader";
import type { CreatedApiKey } from "./api-key.types";
import { readNetwork } from "./network";

const schemaName = "accounts";
const typeName = "ApiKey";
const maxNameLength = 100;
const maxReasonLength = 1_000;

/** 256 random bits behind a mark by which a key is known wherever it turns up: in a file, a log, an address. */
const newSecret = (): string => `pak_${randomBytes(32).toString("base64url")}`;

/** Random bits need no slow hash: nobody guesses them. */
const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** A key is a grant of BI_READER to a machine: who may give the one may make the other. */
async function requirePlace(context: CommandContext, organisationId: string): Promise<GrantPlace> {
  const place = await readPlace(context, organisationId);
  const refusal = place ? refusalToGive(managerOf(context.actor), "BI_READER", place.path) : "SCOPE";
  if (!place || refusal) throw forbidden(refusal ?? "SCOPE");
  return place;
}

/** What a key is made of, as it is kept. */
interface NewApiKey {
  name: string;
  expiresAt: Date;
  allowedAddresses: string[];
}

async function readNewKey(
  { query }: CommandContext,
  { name, expiresAt, allowedAddresses }: CreateApiKeyArguments,
): Promise<NewApiKey> {
  const checks = new FieldChecks();
  const networks = (allowedAddresses ?? []).map((text, index) => {
    const network = readNetwork(text);
    if (!network) checks.add(`allowedAddresses.${index}`, "ADDRESS_FORMAT");
    return network;
  });
  const tidyName = checks.requiredText("name", name, maxNameLength);
  // The database's clock and calendar, by which the key will be judged.
  const [expiry] = await query<{ fits: boolean }>(
    "select $1::timestamptz > now() and $1 <= now() + interval '1 year' as fits",
    [expiresAt],
  );
  if (!expiry?.fits) checks.add("expiresAt", "EXPIRY_RANGE", { maxMonths: 12 });
  checks.done();
  return { name: tidyName as string, expiresAt, allowedAddresses: networks as string[] };
}

async function insertKey(context: CommandContext, place: GrantPlace, key: NewApiKey, secret: string): Promise<string> {
  const { query, actor } = context;
  const [row] = await query<{ id: string; addresses: string[] }>(
    `insert into accounts.api_keys (organisation_id, path_c, name, key_hash, key_start, allowed_addresses, expires_at,
       created_by_person_id, created_by_name)
     values ($1, $2, $3, $4, $5, array(select distinct network(a::inet) from unnest($6::text[]) a), $7, $8, $9)
     returning id, allowed_addresses::text[] as addresses`,
    [
      place.id,
      place.path,
      key.name,
      hashOf(secret),
      secret.slice(0, 8),
      key.allowedAddresses,
      key.expiresAt,
      actor.personId,
      actor.displayName,
    ],
  );
  const { id, addresses } = row as { id: string; addresses: string[] };
  const made = { name: key.name, organisationId: place.id, expiresAt: key.expiresAt, allowedAddresses: addresses };
  const changes = Object.fromEntries(Object.entries(made).map(([field, after]) => [field, { before: null, after }]));
  await recordAudit(context, { typeName, id, version: 1, pathC: place.path }, changes);
  await mailApiKeyMade(context, { id, ...made }, actor.displayName);
  return id;
}

/**
 * Makes an API key. Its text is in the answer and nowhere else; the same command again gives the key without it.
 * @throws FORBIDDEN outside the scope, BAD_USER_INPUT for a wrong name, expiry or address
 */
export async function createApiKey(operation: Operation, input: CreateApiKeyArguments): Promise<CreatedApiKey> {
  const { idempotencyKey, ...request } = input;
  let secret: string | null = null;
  const command = { schemaName, name: "createApiKey", idempotencyKey, request };
  // A key that was not made has no id of its own to be remembered by.
  const id = await withRefusalsRecorded(operation, { ...command, entity: { typeName, id: randomUUID() } }, () =>
    runCommand(operation, command, async (context) => {
      const place = await requirePlace(context, input.organisationId);
      const key = await readNewKey(context, input);
      secret = newSecret();
      return insertKey(context, place, key, secret);
    }),
  );
  return { apiKey: await getApiKey(operation, id), secret };
}

/**
 * Takes an API key back: the next request that shows it is refused.
 * @throws NOT_FOUND outside the scope, CONFLICT on an older version, INVALID_TRANSITION when it is revoked already
 */
export async function revokeApiKey(
  operation: Operation,
  { id, version, reason, idempotencyKey }: RevokeApiKeyArguments,
): Promise<ApiKey> {
  const command = { schemaName, name: "revokeApiKey", idempotencyKey, request: { id, version, reason } };
  await withRefusalsRecorded(operation, { ...command, entity: { typeName, id } }, () =>
    runCommand(operation, command, async (context) => {
      const record = await lockRecord(context, ApiKey, id);
      if (record.entity.revokedAt) throw invalidTransition("The key has been revoked already.");
      await requireVersion(context, record.entity, version, { name: record.entity.name });
      const checks = new FieldChecks();
      const why = checks.requiredText("reason", reason, maxReasonLength);
      checks.done();
      const derived = { revokedByName: context.actor.displayName, revokeReason: why };
      await changeRecord(context, record, { revokedAt: new Date() }, { reason: why, derived });
      return id;
    }),
  );
  return getApiKey(operation, id);
}
