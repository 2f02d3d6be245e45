import { registerEnumType } from "type-graphql";
import type { FieldChecks } from "../input/check-fields";
import { arabicDigits, searchKey } from "../text/normalise-thai";

/** Why two records may be the same one. */
export enum NearDuplicateReason {
  SAME_NAME = "SAME_NAME",
  SAME_CODE = "SAME_CODE",
  SAME_PLACE = "SAME_PLACE",
}
registerEnumType(NearDuplicateReason, {
  name: "NearDuplicateReason",
  description: "Why a record may be the one that somebody is about to add: name, code, or place.",
});

/** Two names say the same when only spaces tell them apart: "เทคนิค เชียงใหม่" and "เทคนิคเชียงใหม่". */
export const nameKey = (name: string): string => searchKey(name).replaceAll(" ", "");

/** `nameKey` of a column whose names are kept tidy, in SQL. */
export const nameKeyColumn = (column: string): string =>
  `replace(lower(translate(${column}, '๐๑๒๓๔๕๖๗๘๙', '0123456789')), ' ', '')`;

/** More than this nobody reads. */
export const mostNearDuplicates = 20;

/** Refuses a new record while something like it is there that nobody has looked at. */
export function requireLookedAt(
  near: readonly { id: string }[],
  differsFrom: readonly string[],
  checks: FieldChecks,
): void {
  const unseen = near.map(({ id }) => id).filter((id) => !differsFrom.includes(id));
  if (unseen.length) checks.add("nameTh", "NEAR_DUPLICATE", { ids: unseen });
}

/** Reads an agency code: 13 digits, Thai ones too; nothing means that one is made. */
export function readCode(checks: FieldChecks, given: string | null | undefined): string | null {
  const code = arabicDigits(given ?? "").replace(/[\s-]/g, "");
  if (code && !/^[0-9]{13}$/.test(code)) checks.add("code", "CODE_FORMAT");
  return code || null;
}
