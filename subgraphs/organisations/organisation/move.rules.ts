import { covers } from "../../kit/database/scope";
import type { OrganisationLevel } from "../../kit/directory/organisation-level";
import { mayStandBelow } from "./level.rules";

/** An organisation as far as the rules of moving look at it. */
export interface PlaceInTree {
  id: string;
  parentId: string | null;
  path: string;
  level: OrganisationLevel;
}

/** Why an organisation cannot be moved below another, as the rule of the field `parentId`; `null`: it can. */
export function moveRefusal(moved: PlaceInTree, parent: PlaceInTree): string | null {
  if (covers(moved.path, parent.path)) return "UNDER_ITSELF";
  if (moved.parentId === parent.id) return "ALREADY_THERE";
  return mayStandBelow(moved.level, parent.level) ? null : "LEVEL_NOT_BELOW_PARENT";
}

/**
 * Whose scope changes: the paths above the old place that lose the subtree, and those above the new one that gain it,
 * each with the path itself, from the top down.
 */
export function scopeChange(fromParent: string, toParent: string): { losing: string[]; gaining: string[] } {
  const chain = (path: string): string[] =>
    path.split(".").map((_, index, labels) => labels.slice(0, index + 1).join("."));
  const [from, to] = [chain(fromParent), chain(toParent)];
  return {
    losing: from.filter((path) => !to.includes(path)),
    gaining: to.filter((path) => !from.includes(path)),
  };
}
