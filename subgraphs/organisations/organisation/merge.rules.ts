import { covers } from "../../kit/database/scope";
import type { OrganisationLevel } from "../../kit/directory/organisation-level";
import { asText } from "../../kit/record/history";
import { mayStandBelow } from "./level.rules";
import type { Organisation } from "./organisation.entity";

/** Larger subtrees are moved first, in the background. */
export const mergedAtOnce = 500;

type Mergeable = Pick<Organisation, "id" | "pathC" | "mergedIntoId" | "level">;

/** What stands below the one that goes. */
export interface Below {
  count: number;
  levels: readonly OrganisationLevel[];
}

/** Why one organisation cannot be merged into another, as the rule of the field `intoId`; `null`: it can. */
export function mergeRefusal(merged: Mergeable, into: Mergeable, below: Below): string | null {
  if (merged.id === into.id) return "SAME";
  if (merged.mergedIntoId || into.mergedIntoId) return "ALREADY_MERGED";
  if (covers(merged.pathC, into.pathC)) return "UNDER_ITSELF";
  if (below.count > mergedAtOnce) return "TOO_LARGE";
  if (!below.levels.every((level) => mayStandBelow(level, into.level))) return "LEVEL_NOT_BELOW_PARENT";
  return null;
}

/** What can be taken from the one that goes, and the columns that belong together: an address fits together or not at all. */
export const mergeChoices = {
  nameTh: ["nameTh"],
  nameEn: ["nameEn"],
  fullNameTh: ["fullNameTh"],
  addressTh: ["addressTh", "addressEn", "provinceCode", "districtCode", "subdistrictCode", "postcode"],
  phones: ["phones"],
  fax: ["fax"],
  website: ["website"],
  socialLinks: ["socialLinks"],
  emailPublic: ["emailPublic"],
  emailRegistered: ["emailRegistered"],
  emailComplaints: ["emailComplaints"],
  openingHours: ["openingHours"],
} as const satisfies Record<string, readonly (keyof Organisation)[]>;
export type MergeChoice = keyof typeof mergeChoices;

/** The values of a choice as people read them. */
const textOf = (organisation: Organisation, choice: MergeChoice): string | null => {
  const values = mergeChoices[choice].map((field) => asText(organisation[field])).filter((value) => value !== null);
  return values.length ? values.join(" ") : null;
};

export interface Difference {
  field: MergeChoice;
  kept: string | null;
  merged: string | null;
}

/** Where the two differ, in the order of the form. */
export function differencesBetween(into: Organisation, merged: Organisation): Difference[] {
  return (Object.keys(mergeChoices) as MergeChoice[])
    .map((field) => ({ field, kept: textOf(into, field), merged: textOf(merged, field) }))
    .filter(({ kept, merged: other }) => kept !== other && other !== null && other !== "[]");
}

/** The values that the one that stays takes from the other. */
export const takenFrom = (merged: Organisation, fields: readonly MergeChoice[]): Partial<Organisation> =>
  Object.fromEntries(fields.flatMap((field) => mergeChoices[field]).map((column) => [column, merged[column]]));
