import { authoriseOn } from "../../kit/access/authorise";
import type { Command, CommandContext } from "../../kit/command/command";
import { changeRecord, type LockedRecord, requireVersion, runOnRecord } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { invalidTransition } from "../../kit/errors";
import { FieldChecks } from "../../kit/input/check-fields";
import { readChanges } from "../../kit/input/field-readers";
import { requireStatusChange } from "../../kit/record/visibility.workflow";
import { Organisation } from "./organisation.entity";
import type { ChangeOrganisationStatusArguments, UpdateOrganisationProfileArguments } from "./organisation.inputs";
import { attachOrganisationFiles } from "./organisation.files";
import { organisationSearchKey, profileAsInput, profileOf, profileReaders } from "./organisation.profile";
import { getOrganisation } from "./organisation.reader";

const schemaName = "organisations";

/** Runs a command on one organisation, which it locks, and gives the organisation as it is afterwards. */
const change = (
  operation: Operation,
  command: Omit<Command, "schemaName" | "record">,
  id: string,
  work: (context: CommandContext, record: LockedRecord<Organisation>) => Promise<void>,
): Promise<Organisation> =>
  runOnRecord(operation, { schemaName, ...command }, { target: Organisation, id }, work, getOrganisation);

/**
 * Changes the profile of an organisation.
 * @throws NOT_FOUND outside the scope, CONFLICT on an older version, BAD_USER_INPUT with every wrong field
 */
export async function updateOrganisationProfile(
  operation: Operation,
  { id, version, input, idempotencyKey }: UpdateOrganisationProfileArguments,
): Promise<Organisation> {
  const command = { name: "updateOrganisationProfile", idempotencyKey, request: { id, version, input } };
  return change(operation, command, id, async (context, record) => {
    const { entity } = record;
    authoriseOn(context.actor, "EDIT_PROFILE", entity.id);
    await requireVersion(context, entity, version, profileAsInput(profileOf(entity)));
    const checks = new FieldChecks();
    const changes = await readChanges(context, profileReaders, entity, input, checks);
    await attachOrganisationFiles(context, entity.id, changes, checks);
    checks.done();
    const searchKey = organisationSearchKey({ ...entity, ...changes });
    await changeRecord(context, record, changes, { derived: { searchKey } });
  });
}

/**
 * Hides an organisation or shows it again.
 * @throws NOT_FOUND outside the scope, FORBIDDEN on the grant's own root, INVALID_TRANSITION when it is so already or has been merged,
 * CONFLICT on an older version, BAD_USER_INPUT when the reason is missing
 */
export async function changeOrganisationStatus(
  operation: Operation,
  { id, version, status, reason, idempotencyKey }: ChangeOrganisationStatusArguments,
): Promise<Organisation> {
  const request = { id, version, status, reason };
  const command = { name: "changeOrganisationStatus", idempotencyKey, request };
  return change(operation, command, id, async (context, record) => {
    const { entity } = record;
    authoriseOn(context.actor, "MANAGE_ORGANISATION", entity.id);
    await requireVersion(context, entity, version, { status: entity.status });
    await setStatusOfLocked(context, record, { status, reason });
  });
}

/** Hides a locked organisation or shows it. @throws as `changeOrganisationStatus`, whose actor and version have been asked */
export async function setStatusOfLocked(
  context: CommandContext,
  record: LockedRecord<Organisation>,
  { status, reason }: Pick<ChangeOrganisationStatusArguments, "status" | "reason">,
): Promise<void> {
  const { entity } = record;
  const checks = new FieldChecks();
  const why = checks.text("reason", reason ?? null, 1_000);
  // It lives on in another: shown again, it would be the duplicate that it was.
  if (entity.mergedIntoId) throw invalidTransition("It has been merged into another organisation.");
  requireStatusChange(entity.status, status, why, checks);
  checks.done();
  await changeRecord(context, record, { status }, { reason: why });
}
