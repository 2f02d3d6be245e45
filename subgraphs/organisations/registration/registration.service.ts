import type { Role } from "../../../schema/roles-and-actions";
import { authorise } from "../../kit/access/authorise";
import { type CommandContext } from "../../kit/command/command";
import type { RecordCommandArguments } from "../../kit/command/command.inputs";
import { changeRecord, type LockedRecord, requireVersion, runOnRecord } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { OrganisationLevel } from "../../kit/directory/organisation-level";
import { badUserInput, invalidTransition, notFound } from "../../kit/errors";
import { FieldChecks } from "../../kit/input/check-fields";
import { addBelow } from "../organisation/new-organisation.service";
import type { Organisation } from "../organisation/organisation.entity";
import { Registration } from "./registration.entity";
import type {
  ApproveRegistrationArguments,
  JoinRegistrationArguments,
  RefuseRegistrationArguments,
} from "./registration.inputs";
import { type Addressee, mailApproved, mailJoined, mailRefused, mailReleased } from "./registration.mails";
import { handPhotosOver, leavePhotos, photosForOrganisation } from "./registration.files";
import { getRegistration } from "./registration.reader";
import { RegistrationKind, RegistrationState } from "./registration.states";

const schemaName = "organisations";
const maxReasonLength = 1_000;

type Locked = LockedRecord<Registration>;
type Work = (context: CommandContext, record: Locked) => Promise<void>;

interface Place extends Record<string, unknown> {
  id: string;
  nameTh: string;
  code: string;
  level: OrganisationLevel;
  path: string;
}

/** Runs a decision: the first of two who decide at once is right, the other is told who it was (CONFLICT). */
function decide(
  operation: Operation,
  name: string,
  { id, version, idempotencyKey, ...asked }: { id: string; version: number; idempotencyKey: string },
  work: Work,
): Promise<Registration> {
  const command = { schemaName, name, idempotencyKey, request: { id, version, ...asked } };
  return runOnRecord(
    operation,
    command,
    { target: Registration, id },
    async (context, record) => {
      const { entity } = record;
      await requireVersion(context, entity, version, { state: entity.state });
      if (entity.state !== RegistrationState.WAITING) throw invalidTransition("The registration has been decided.");
      await work(context, record);
    },
    getRegistration,
  );
}

/** Outside of what she may decide a request does not exist, like one outside the scope. */
function requireKind({ entity }: Locked, kind: RegistrationKind): void {
  if (entity.kind !== kind) throw notFound();
}

/** Who starts to work in an organisation: its central officer where it has agencies below it, else an officer of its own. */
const firstRoleOf = (level: OrganisationLevel): Role =>
  level === OrganisationLevel.AGENCY ? "SERVICE_POINT_OFFICER" : "CENTRAL_OFFICER";

/** Asks accounts for a token: made by a job with the rights of who decides; an unused one that is there stays. */
async function orderToken(context: CommandContext, organisationId: string, role: Role): Promise<void> {
  await context.query("select accounts.order_token($1, $2, $3::jsonb, $4)", [
    organisationId,
    role,
    JSON.stringify(context.actor),
    context.requestId,
  ]);
}

async function placeOf({ query }: CommandContext, id: string): Promise<Place> {
  const [place] = await query<Place>(
    `select id, name_th as "nameTh", code, level, path_c as path from organisations.organisations where id = $1`,
    [id],
  );
  if (!place) throw notFound();
  return place;
}

const addresseeOf = ({ entity }: Locked, pathC: string = entity.pathC): Addressee => ({
  registrationId: entity.id,
  email: entity.contactEmail,
  pathC,
});

/** Writes a decision down; the request stands at its organisation from now on, if it has one. */
async function settle(
  context: CommandContext,
  record: Locked,
  state: RegistrationState,
  place: Place | null,
  tokenRole: Role | null,
  decisionReason: string | null = null,
): Promise<void> {
  const at = place ? { organisationId: place.id } : {};
  const derived = { decidedAt: new Date(), ...(place && { pathC: place.path }) };
  await leavePhotos(context, record.entity.id);
  await changeRecord(context, record, { ...at, state, tokenRole, decisionReason }, { reason: decisionReason, derived });
}

/** The same for one that was admitted: the command's one entry in the trail is that of the organisation which it added. */
async function settleApproved({ query, actor }: CommandContext, { entity }: Locked, place: Place, tokenRole: Role) {
  await query(
    `update organisations.registrations set state = 'APPROVED', organisation_id = $2, path_c = $3, token_role = $4,
       decided_at = now(), version = version + 1, updated_at = now(), updated_by_name = $5 where id = $1`,
    [entity.id, place.id, place.path, tokenRole, actor.displayName],
  );
}

/** What was asked for beyond what a new organisation needs. An address that was put right keeps no piece of another district. */
function profileOf({ entity }: Locked, districtCode: string | null | undefined): Partial<Organisation> {
  const { addressTh, subdistrictCode, postcode, phones } = entity;
  const isSameDistrict = districtCode === entity.districtCode;
  return { addressTh, phones, ...(isSameDistrict && { subdistrictCode, postcode }) };
}

/**
 * Admits a new agency: adds it to the register as `createOrganisation` does, and asks for its first token.
 * @throws what `createOrganisation` throws; NOT_FOUND, CONFLICT when somebody has decided, INVALID_TRANSITION
 */
export async function approveRegistration(
  operation: Operation,
  asked: ApproveRegistrationArguments,
): Promise<Registration> {
  await decide(operation, "approveRegistration", asked, async (context, record) => {
    authorise(context.actor, "DECIDE_REGISTRATIONS");
    requireKind(record, RegistrationKind.NEW);
    const { parentId, input, differsFrom } = asked;
    const photos = await photosForOrganisation(context, asked.id, input.nameTh);
    const profile = { ...profileOf(record, input.districtCode), ...(photos.length > 0 && { photos }) };
    const place = await placeOf(context, await addBelow(context, { parentId, input, differsFrom }, profile));
    await handPhotosOver(context, asked.id, place);
    const role = firstRoleOf(place.level);
    await orderToken(context, place.id, role);
    const decision = { agencyName: place.nameTh, byName: context.actor.displayName, code: place.code };
    await mailApproved(context, addresseeOf(record, place.path), decision);
    await settleApproved(context, record, place, role);
  });
  return getRegistration(operation, asked.id);
}

/** Finds that a new agency is one of the register, and asks for a token of it. Throws as `approveRegistration`. */
export const joinRegistration = (operation: Operation, asked: JoinRegistrationArguments): Promise<Registration> =>
  decide(operation, "joinRegistration", asked, async (context, record) => {
    authorise(context.actor, "DECIDE_REGISTRATIONS");
    requireKind(record, RegistrationKind.NEW);
    const place = await placeOf(context, asked.organisationId);
    if (place.level === OrganisationLevel.COUNTRY)
      throw badUserInput([{ field: "organisationId", rule: "UNKNOWN_ORGANISATION" }]);
    const role = firstRoleOf(place.level);
    await orderToken(context, place.id, role);
    const decision = { agencyName: place.nameTh, byName: context.actor.displayName };
    await mailJoined(context, addresseeOf(record, place.path), decision);
    await settle(context, record, RegistrationState.JOINED, place, role);
  });

/**
 * Releases the token of an agency of the register to who asked for it: there is one from now on, which the officer hands
 * over herself.
 * @throws BAD_USER_INPUT with CENTRAL_OFFICER_FROM_ABOVE for another central officer of her own organisation, NOT_FOUND, CONFLICT when somebody has decided, INVALID_TRANSITION
 */
export const releaseRegistration = (operation: Operation, asked: RecordCommandArguments): Promise<Registration> =>
  decide(operation, "releaseRegistration", asked, async (context, record) => {
    requireKind(record, RegistrationKind.EXISTING);
    const place = await placeOf(context, record.entity.organisationId as string);
    authorise(context.actor, "MANAGE_ACTIVATION_TOKENS");
    const role = firstRoleOf(place.level);
    const { grant } = context.actor;
    // One central officer does not make another beside herself: that is for those above.
    if (role === "CENTRAL_OFFICER" && grant.role === role && grant.organisationId === place.id)
      throw badUserInput([{ field: "id", rule: "CENTRAL_OFFICER_FROM_ABOVE" }]);
    await orderToken(context, place.id, role);
    const decision = { agencyName: place.nameTh, byName: context.actor.displayName };
    await mailReleased(context, addresseeOf(record), decision);
    await settle(context, record, RegistrationState.RELEASED, place, role);
  });

/**
 * Refuses a request, with a reason that the contact is told.
 * @throws BAD_USER_INPUT without a reason; NOT_FOUND, CONFLICT when somebody has decided, INVALID_TRANSITION
 */
export const refuseRegistration = (operation: Operation, asked: RefuseRegistrationArguments): Promise<Registration> =>
  decide(operation, "refuseRegistration", asked, async (context, record) => {
    const isNew = record.entity.kind === RegistrationKind.NEW;
    authorise(context.actor, isNew ? "DECIDE_REGISTRATIONS" : "MANAGE_ACTIVATION_TOKENS");
    const checks = new FieldChecks();
    const reason = checks.requiredText("reason", asked.reason, maxReasonLength) as string;
    checks.done();
    const place = isNew ? null : await placeOf(context, record.entity.organisationId as string);
    const agencyName = place?.nameTh ?? (record.entity.nameTh as string);
    await mailRefused(context, addresseeOf(record), { agencyName, byName: context.actor.displayName, reason });
    await settle(context, record, RegistrationState.REFUSED, null, null, reason);
  });
