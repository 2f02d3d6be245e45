import { authoriseOn } from "../../kit/access/authorise";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { addRecord } from "../../kit/command/new-record";
import type { Operation } from "../../kit/database/operation";
import { FieldChecks } from "../../kit/input/check-fields";
import { readChanges } from "../../kit/input/field-readers";
import { readCode, requireLookedAt } from "../../kit/record/near-duplicate";
import { searchKey } from "../../kit/text/normalise-thai";
import { findNearServicePoints, placeOf } from "./near-duplicate.reader";
import type { CreateServicePointArguments } from "./new-service-point.inputs";
import { type PinColumns, readPin } from "./pin.rules";

import { ServicePoint } from "./service-point.entity";
import { getServicePoint } from "./service-point.reader";
import { servicePointReaders } from "./service-point.service";

const noAddress = { provinceCode: null, districtCode: null, subdistrictCode: null, postcode: null };

/** Codes are unique in the whole country, also where the asker sees nothing: the index says so of a given one. */
async function codeFor({ query }: CommandContext, given: string | null, checks: FieldChecks): Promise<string> {
  const [row] = await query<{ code: string; isTaken: boolean }>(
    given
      ? 'select $1::text as code, service_points.is_code_taken($1) as "isTaken"'
      : 'select service_points.next_code() as code, $1::text is not null as "isTaken"',
    [given],
  );
  if (row?.isTaken) checks.add("code", "CODE_TAKEN");
  return row?.code as string;
}

async function add(context: CommandContext, wanted: CreateServicePointArguments): Promise<string> {
  const { organisationId, differsFrom, input, pin } = wanted;
  const pathC = await placeOf(context, organisationId);
  authoriseOn(context.actor, "MANAGE_SERVICE_POINT", organisationId);
  // Two who add the same one after the other see each other.
  await context.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`new service point ${organisationId}`]);
  const checks = new FieldChecks();
  const { code: givenCode, ...rest } = input;
  // A photo belongs to a record, and there is none yet.
  if (rest.photos?.length) checks.add("photos", "FILE_GONE");
  const given = { nameTh: null, ...rest, photos: undefined };
  const values = (await readChanges(context, servicePointReaders, noAddress, given, checks)) as Partial<ServicePoint>;
  const officer = { name: context.actor.displayName, at: new Date() };
  const address = { provinceCode: values.provinceCode ?? null, districtCode: values.districtCode ?? null };
  const { pinReach, ...pinned }: Partial<PinColumns> = pin ? readPin(pin, address, officer, checks) : {};
  const code = readCode(checks, givenCode);
  checks.done();
  const { nameTh = "", nameEn = null } = values;
  const { latitude, longitude } = pin ?? {};
  const near = await findNearServicePoints(context, { organisationId, nameTh, code, latitude, longitude });
  const newCode = await codeFor(context, code, checks);
  requireLookedAt(near, differsFrom, checks);
  checks.done();
  return addRecord(
    context,
    ServicePoint,
    { ...values, ...pinned, code: newCode, organisationId },
    {
      pathC,
      searchKey: searchKey(nameTh, nameEn, newCode),
      ...(pinReach && { pinReach }),
    },
  );
}

/**
 * Adds a service point to an organisation of the scope. A code is made when none is given.
 * @throws NOT_FOUND for an organisation outside the scope, BAD_USER_INPUT with every wrong field: NEAR_DUPLICATE while
 * there is one like it that the officer has not named, CODE_TAKEN, what is wrong with address and pin
 */
export async function createServicePoint(
  operation: Operation,
  wanted: CreateServicePointArguments,
): Promise<ServicePoint> {
  const { idempotencyKey, ...request } = wanted;
  const command = { schemaName: "service_points", name: "createServicePoint", idempotencyKey, request };
  return getServicePoint(operation, await runCommand(operation, command, (context) => add(context, wanted)));
}
