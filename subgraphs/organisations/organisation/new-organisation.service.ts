import { type Command, type CommandContext, runCommand } from "../../kit/command/command";
import { addRecord } from "../../kit/command/new-record";
import { lockRecord } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { FieldChecks } from "../../kit/input/check-fields";
import { englishText, type FieldReaders, readChanges, requiredText, text } from "../../kit/input/field-readers";
import { readCode, requireLookedAt } from "../../kit/record/near-duplicate";
import { levelBelow, mayStandBelow } from "./level.rules";
import { findNearOrganisations } from "./near-duplicate.reader";
import type { CreateOrganisationArguments, NewOrganisationInput } from "./new-organisation.inputs";
import { Organisation } from "./organisation.entity";
import { organisationSearchKey } from "./organisation.profile";
import { getOrganisation } from "./organisation.reader";

const readers: FieldReaders<Omit<NewOrganisationInput, "code" | "level">> = {
  nameTh: requiredText(200),
  nameEn: englishText(200),
  typeCode: text(50),
  subTypeCode: text(50),
  categoryCode: text(50),
  provinceCode: text(2),
  districtCode: text(4),
};

const noAddress = { provinceCode: null, districtCode: null, subdistrictCode: null, postcode: null };

/** Notes types and categories that there are not, and a sub-type of another type. */
async function checkKinds(
  { query }: CommandContext,
  values: Partial<Organisation>,
  checks: FieldChecks,
): Promise<void> {
  const { typeCode = null, subTypeCode = null, categoryCode = null } = values;
  const [known] = await query<{ type: boolean; subType: boolean; category: boolean; fits: boolean }>(
    `select
       $1::text is null or exists (select from organisations.organisation_types where code = $1 and parent_code is null) as type,
       $2::text is null or exists (select from organisations.organisation_types where code = $2 and parent_code is not null) as "subType",
       $3::text is null or exists (select from organisations.organisation_categories where code = $3) as category,
       $2::text is null or exists (select from organisations.organisation_types where code = $2 and parent_code = $1) as fits`,
    [typeCode, subTypeCode, categoryCode],
  );
  if (!known?.type) checks.add("typeCode", "UNKNOWN_CODE");
  if (!known?.subType) checks.add("subTypeCode", "UNKNOWN_CODE");
  else if (!known.fits) checks.add("subTypeCode", "SUB_TYPE_NOT_IN_TYPE");
  if (!known?.category) checks.add("categoryCode", "UNKNOWN_CODE");
}

/** Outside the scope a row does not exist, but codes are unique in the whole country. */
async function codeFor({ query }: CommandContext, given: string | null, checks: FieldChecks): Promise<string> {
  const [row] = await query<{ code: string; isTaken: boolean }>(
    given
      ? 'select $1::text as code, exists (select from directory.organisations where code = $1) as "isTaken"'
      : 'select organisations.next_code() as code, $1::text is not null as "isTaken"',
    [given],
  );
  if (row?.isTaken) checks.add("code", "CODE_TAKEN");
  return row?.code as string;
}

/** What a new organisation needs, whichever command adds it. */
type Wanted = Omit<CreateOrganisationArguments, "idempotencyKey">;

/**
 * Adds an organisation below one that the command locks: two who add the same one after the other see each other.
 * @param more of its profile, read and checked already
 * @returns the new organisation's id
 * @throws as `createOrganisation` does
 */
export async function addBelow(
  context: CommandContext,
  wanted: Wanted,
  more: Partial<Organisation> = {},
): Promise<string> {
  const { entity: parent } = await lockRecord(context, Organisation, wanted.parentId);
  const { code: givenCode, level: givenLevel, ...rest } = wanted.input;
  const checks = new FieldChecks();
  const values = (await readChanges(context, readers, noAddress, rest, checks)) as Partial<Organisation>;
  const code = readCode(checks, givenCode);
  const level = givenLevel ?? levelBelow(parent.level);
  if (!mayStandBelow(level, parent.level)) checks.add("level", "LEVEL_NOT_BELOW_PARENT", { parentLevel: parent.level });
  await checkKinds(context, values, checks);
  checks.done();
  const { nameTh = "", nameEn = null, districtCode } = values;
  const near = await findNearOrganisations(context, { parentId: parent.id, nameTh, code, districtCode });
  const newCode = await codeFor(context, code, checks);
  requireLookedAt(near, wanted.differsFrom, checks);
  checks.done();
  const [label] = await context.query<{ label: string }>("select organisations.next_path_label() as label");
  return addRecord(
    context,
    Organisation,
    { ...more, ...values, code: newCode, level, parentId: parent.id },
    {
      pathC: `${parent.pathC}.${label?.label}`,
      searchKey: organisationSearchKey({ nameTh, nameEn, code: newCode }),
    },
  );
}

/**
 * Adds an organisation below another of the scope. A code is made when none is given.
 * @throws NOT_FOUND for a parent outside the scope, BAD_USER_INPUT with every wrong field: NEAR_DUPLICATE while there is
 * one like it that the officer has not named, CODE_TAKEN, LEVEL_NOT_BELOW_PARENT
 */
export async function createOrganisation(
  operation: Operation,
  wanted: CreateOrganisationArguments,
): Promise<Organisation> {
  const { idempotencyKey, ...request } = wanted;
  const command: Command = {
    schemaName: "organisations",
    name: "createOrganisation",
    idempotencyKey,
    request,
    record: { target: Organisation, id: wanted.parentId },
  };
  return getOrganisation(operation, await runCommand(operation, command, (context) => addBelow(context, wanted)));
}
