import { authoriseOn } from "../../kit/access/authorise";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { changeRecord, lockRecord, requireVersion, type VersionedNoun, type VersionedRow } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { FieldChecks } from "../../kit/input/check-fields";
import { Organisation } from "./organisation.entity";
import type { ChangeOrganisationStatusArguments, UpdateOrganisationProfileArguments } from "./organisation.inputs";
import { organisationSearchKey, profileAsInput, profileOf, readProfileChanges } from "./organisation.profile";
import { getOrganisation } from "./organisation.reader";
import { requireStatusChange } from "../../kit/record/visibility.workflow";

const schemaName = "organisations";
const noun: VersionedNoun<Organisation> = {
  entity: Organisation,
  typeName: "Organisation",
  table: "organisations.organisations",
};

/** Locks an organisation of the scope and gives it in both shapes. */
async function lockOrganisation(context: CommandContext, id: string): Promise<{ row: VersionedRow; organisation: Organisation }> {
  const row = await lockRecord(context, noun.table, id);
  const organisation = context.manager.getRepository(Organisation).create();
  for (const { databaseName, propertyName } of context.manager.getRepository(Organisation).metadata.columns) {
    Object.assign(organisation, { [propertyName]: row[databaseName] });
  }
  return { row, organisation };
}

/**
 * Changes the profile of an organisation.
 * @throws NOT_FOUND outside the scope, CONFLICT on an older version, BAD_USER_INPUT with every wrong field
 */
export async function updateOrganisationProfile(
  operation: Operation,
  { id, version, input, idempotencyKey }: UpdateOrganisationProfileArguments,
): Promise<Organisation> {
  const command = { schemaName, name: "updateOrganisationProfile", idempotencyKey, request: { id, version, input } };
  const changedId = await runCommand(operation, command, async (context) => {
    const { row, organisation } = await lockOrganisation(context, id);
    authoriseOn(context.actor, "EDIT_PROFILE", organisation.id);
    const profile = profileOf(organisation);
    await requireVersion(context, row, version, { ...profileAsInput(profile) });
    const changes = await readProfileChanges(context, profile, input);
    const key = organisationSearchKey({ ...organisation, ...changes });
    await changeRecord(context, noun, row, profile, changes, { unaudited: { searchKey: key } });
    return id;
  });
  return getOrganisation(operation, changedId);
}

/**
 * Hides an organisation or shows it again.
 * @throws NOT_FOUND outside the scope, FORBIDDEN on the grant's own root, INVALID_TRANSITION when it is so already,
 * CONFLICT on an older version, BAD_USER_INPUT when the reason is missing
 */
export async function changeOrganisationStatus(
  operation: Operation,
  { id, version, status, reason, idempotencyKey }: ChangeOrganisationStatusArguments,
): Promise<Organisation> {
  const request = { id, version, status, reason };
  const command = { schemaName, name: "changeOrganisationStatus", idempotencyKey, request };
  const changedId = await runCommand(operation, command, async (context) => {
    const { row, organisation } = await lockOrganisation(context, id);
    authoriseOn(context.actor, "MANAGE_ORGANISATION", organisation.id);
    await requireVersion(context, row, version, { status: organisation.status });
    const checks = new FieldChecks();
    const why = checks.text("reason", reason ?? null, 1_000);
    requireStatusChange(organisation.status, status, why, checks);
    checks.done();
    await changeRecord(context, noun, row, { status: organisation.status }, { status }, { reason: why });
    return id;
  });
  return getOrganisation(operation, changedId);
}
