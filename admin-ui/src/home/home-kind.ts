import type { Role } from "../auth/session";

/**
 * What somebody's home opens with: the task lists of one office, the queues of many organisations, or, for those who
 * only read, the overview.
 */
export type HomeKind = "tasks" | "queues" | "reading";

/** An office with more service points than this works from lists, as a central officer does. */
export const MOST_TASK_LISTS = 4;

interface HomeFacts {
  /** What the API says about the grant's organisation; a role's name decides nothing. */
  allowedActions: readonly { action: string; allowed: boolean }[];
  organisationCount: number;
  pointCount: number;
}

export function homeKind({ allowedActions, organisationCount, pointCount }: HomeFacts): HomeKind {
  if (!allowedActions.some(({ action, allowed }) => action === "EDIT_PROFILE" && allowed)) return "reading";
  return organisationCount === 1 && pointCount <= MOST_TASK_LISTS ? "tasks" : "queues";
}

/** Which home a role usually has: only for the placeholders until the facts are known. */
export const usualHome: Record<Role, HomeKind> = {
  PLATFORM_ADMIN: "queues",
  CENTRAL_OFFICER: "queues",
  SERVICE_POINT_OFFICER: "tasks",
  OPDC_OFFICER: "reading",
  HANDBOOK_AUTHOR: "reading",
  HANDBOOK_REVIEWER: "reading",
  BI_READER: "reading",
};
