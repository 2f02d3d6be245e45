import { authoriseOn } from "../../kit/access/authorise";
import type { Command, CommandContext } from "../../kit/command/command";
import { changeRecord, type LockedRecord, requireVersion, runOnRecord } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { FieldChecks } from "../../kit/input/check-fields";
import {
  addressReaders,
  email,
  englishText,
  type FieldReaders,
  phoneList,
  readChanges,
  requiredText,
  text,
} from "../../kit/input/field-readers";
import { phoneText } from "../../kit/input/phone-list";
import { attachPhotos, photoList } from "../../kit/photo/photo-list";
import { type KeptPhoto, photoInputsOf, PhotoSubject } from "../../kit/photo/photo.types";
import { openingHours } from "../../kit/opening-hours/opening-hours.reader";
import { requireStatusChange } from "../../kit/record/visibility.workflow";
import { searchKey } from "../../kit/text/normalise-thai";
import { facilityList } from "./facility";
import { type PinColumns, readConfirmation, readPin } from "./pin.rules";
import { ServicePoint } from "./service-point.entity";
import type {
  ChangeServicePointStatusArguments,
  ConfirmPinArguments,
  PinInput,
  PinServicePointArguments,
  ServicePointInput,
  UpdateServicePointArguments,
} from "./service-point.inputs";
import { getServicePoint } from "./service-point.reader";

const schemaName = "service_points";

/** How each field of a service point is read and checked. */
export const servicePointReaders: FieldReaders<ServicePointInput> = {
  nameTh: requiredText(200),
  nameEn: englishText(200),
  ...addressReaders,
  phones: phoneList,
  openingHours,
  email,
  note: text(2_000),
  facilities: facilityList,
  photos: photoList(Object.values(PhotoSubject)),
};

/** A service point in the shape of the inputs, so that a form can be filled with it. */
function asInput(of: ServicePoint): ServicePointInput & { pin: Partial<PinInput> | null } {
  const fields = Object.keys(servicePointReaders).map((field) => [field, of[field as keyof ServicePointInput]]);
  const { latitude, longitude, pinIsAbroad, pinReason } = of;
  const pin =
    latitude === null || longitude === null ? null : { latitude, longitude, isAbroad: pinIsAbroad, reason: pinReason };
  return { ...Object.fromEntries(fields), phones: of.phones.map(phoneText), photos: photoInputsOf(of.photos), pin };
}

/** All columns of a pin are one field of the input. */
const inputFieldOf = (column: string): string => (/^(latitude|longitude|pin)/.test(column) ? "pin" : column);

/**
 * What spoke against a pin is settled by a new place or a reason, and does not stand against it until the next judgement,
 * which comes once the command has committed.
 */
const settled = ({ pinDoubts }: ServicePoint): Partial<ServicePoint> => (pinDoubts.length ? { pinDoubts: [] } : {});

/** Runs a command on one service point, which it locks, and gives the service point as it is afterwards. */
const change = (
  operation: Operation,
  command: Omit<Command, "schemaName" | "record">,
  id: string,
  work: (context: CommandContext, record: LockedRecord<ServicePoint>) => Promise<void>,
): Promise<ServicePoint> =>
  runOnRecord(operation, { schemaName, ...command }, { target: ServicePoint, id }, work, getServicePoint);

/**
 * Changes a service point's data and, when one is given, its pin, as one step.
 * @param name of the command in the history
 * @throws NOT_FOUND outside the scope, CONFLICT on an older version, BAD_USER_INPUT with every wrong field
 */
export function updateServicePoint(
  operation: Operation,
  { id, version, input, pin, idempotencyKey }: UpdateServicePointArguments,
  name = "updateServicePoint",
): Promise<ServicePoint> {
  const command = { name, idempotencyKey, request: { id, version, input, pin } };
  return change(operation, command, id, async (context, record) => {
    authoriseOn(context.actor, "EDIT_PROFILE", record.entity.organisationId);
    await requireVersion(context, record.entity, version, asInput(record.entity), inputFieldOf);
    const checks = new FieldChecks();
    const changes = await readChanges(context, servicePointReaders, record.entity, input ?? {}, checks);
    const after = { ...record.entity, ...changes };
    const officer = { name: context.actor.displayName, at: new Date() };
    const { pinReach, ...pinChanges }: Partial<PinColumns> = pin ? readPin(pin, after, officer, checks) : {};
    if (changes.photos) changes.photos = await attachPhotos(context, id, changes.photos as KeptPhoto[], checks);
    checks.done();
    const isRenamed = "nameTh" in changes || "nameEn" in changes;
    const derived = {
      ...(isRenamed && { searchKey: searchKey(after.nameTh, after.nameEn, after.code) }),
      ...(pinReach && { pinReach, ...settled(record.entity) }),
    };
    await changeRecord(context, record, { ...changes, ...pinChanges }, { derived });
  });
}

/**
 * Places the pin of a service point, and so confirms it (ปักหมุด).
 * @throws NOT_FOUND outside the scope, CONFLICT on an older version, BAD_USER_INPUT for a place that needs a word
 */
export function pinServicePoint(
  operation: Operation,
  { input, ...rest }: PinServicePointArguments,
): Promise<ServicePoint> {
  return updateServicePoint(operation, { ...rest, pin: input }, "pinServicePoint");
}

/**
 * Confirms the pin where it is (ยืนยันหมุด): what a file or an address proposed counts from now on, and stays known as theirs.
 * A pin that is confirmed already keeps its officer and day, and can be given a reason why it lies where it does.
 * @throws NOT_FOUND outside the scope, INVALID_TRANSITION when there is nothing left to say, CONFLICT on an older version,
 * BAD_USER_INPUT without coordinates, and for a place that needs a word
 */
export function confirmPin(
  operation: Operation,
  { id, version, reason = null, idempotencyKey }: ConfirmPinArguments,
): Promise<ServicePoint> {
  const command = { name: "confirmPin", idempotencyKey, request: { id, version, reason } };
  return change(operation, command, id, async (context, record) => {
    const { entity } = record;
    authoriseOn(context.actor, "EDIT_PROFILE", entity.organisationId);
    await requireVersion(context, entity, version, asInput(entity), inputFieldOf);
    await confirmLockedPin(context, record, reason);
  });
}

/** Confirms the pin of a locked service point. @throws as `confirmPin`, whose actor and version have been asked */
export async function confirmLockedPin(
  context: CommandContext,
  record: LockedRecord<ServicePoint>,
  reason: string | null,
): Promise<void> {
  const checks = new FieldChecks();
  const officer = { name: context.actor.displayName, at: new Date() };
  const { pinReach, ...confirmed } = readConfirmation(record.entity, reason, officer, checks);
  checks.done();
  await changeRecord(context, record, confirmed, { derived: { pinReach, ...(reason && settled(record.entity)) } });
}

/** Gives a locked service point values that it had before, such as a pin that nobody had confirmed. */
export async function restoreServicePoint(
  context: CommandContext,
  record: LockedRecord<ServicePoint>,
  before: Partial<ServicePoint>,
  reason: string,
): Promise<void> {
  await changeRecord(context, record, before, { reason });
}

/**
 * Hides a service point or shows it again.
 * @throws NOT_FOUND outside the scope, INVALID_TRANSITION when it is so already, CONFLICT on an older version,
 * BAD_USER_INPUT when the reason is missing
 */
export function changeServicePointStatus(
  operation: Operation,
  { id, version, status, reason, idempotencyKey }: ChangeServicePointStatusArguments,
): Promise<ServicePoint> {
  const command = { name: "changeServicePointStatus", idempotencyKey, request: { id, version, status, reason } };
  return change(operation, command, id, async (context, record) => {
    authoriseOn(context.actor, "MANAGE_SERVICE_POINT", record.entity.organisationId);
    await requireVersion(context, record.entity, version, { status: record.entity.status }, inputFieldOf);
    await setStatusOfLocked(context, record, { status, reason });
  });
}

/** Hides a locked service point or shows it. @throws as `changeServicePointStatus`, whose actor and version have been asked */
export async function setStatusOfLocked(
  context: CommandContext,
  record: LockedRecord<ServicePoint>,
  { status, reason }: Pick<ChangeServicePointStatusArguments, "status" | "reason">,
): Promise<void> {
  const checks = new FieldChecks();
  const why = checks.text("reason", reason ?? null, 1_000);
  requireStatusChange(record.entity.status, status, why, checks);
  checks.done();
  await changeRecord(context, record, { status }, { reason: why, derived: settled(record.entity) });
}
