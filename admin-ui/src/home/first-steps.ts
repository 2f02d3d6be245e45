import { listPath } from "../list/list-path";
import type { HomeKind } from "./home-kind";

const DISMISSED_KEY = "pakmut.firstStepsDismissed.";

/** The page of each of the three steps; their words are `home.steps.<kind>`. */
export function stepPaths(kind: HomeKind, organisationId: string): Record<"first" | "second" | "third", string> {
  const organisation = `/organisations/${organisationId}`;
  const whole = { first: "/organisations/tree", third: "/servicePoints/map" };
  if (kind === "tasks")
    return { first: organisation, second: listPath("servicePoints"), third: `${organisation}/show` };
  return { ...whole, second: listPath("servicePoints", kind === "queues" ? { isPinned: false } : {}) };
}

/**
 * Whether this grant's first steps were put away on this machine. A grant is one person in one role, and its id tells
 * nothing about her on a shared computer.
 */
export function areStepsDismissed(grantId: string): boolean {
  return localStorage.getItem(DISMISSED_KEY + grantId) !== null;
}

export function rememberStepsDismissed(grantId: string): void {
  localStorage.setItem(DISMISSED_KEY + grantId, "1");
}
