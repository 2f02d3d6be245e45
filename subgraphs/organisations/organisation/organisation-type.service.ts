import type { CommandContext } from "../../kit/command/command";
import { changeRecord, type LockedRecord } from "../../kit/command/versioned-record";
import { invalidTransition } from "../../kit/errors";
import type { Organisation } from "./organisation.entity";

/** Gives a locked organisation another type, whose code is known. @throws INVALID_TRANSITION for one that has been merged */
export async function setTypeOfLocked(
  context: CommandContext,
  record: LockedRecord<Organisation>,
  values: Pick<Organisation, "typeCode" | "subTypeCode">,
): Promise<void> {
  if (record.entity.mergedIntoId) throw invalidTransition("It has been merged into another organisation.");
  await changeRecord(context, record, values);
}

/** Gives a locked organisation values that it had before. @throws INVALID_TRANSITION for one that has been merged since */
export async function restoreOrganisation(
  context: CommandContext,
  record: LockedRecord<Organisation>,
  before: Partial<Organisation>,
  reason: string,
): Promise<void> {
  if (record.entity.mergedIntoId) throw invalidTransition("It has been merged into another organisation.");
  await changeRecord(context, record, before, { reason });
}
