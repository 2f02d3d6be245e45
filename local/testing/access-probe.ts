import type { Action } from "../../schema/roles-and-actions";
import type { TestAnswer, TestData } from "./test-client";
import type { TestNode } from "./test-tree";

/** The subgraphs that import files. */
export type ImportSchema = "organisations" | "service_points";

/** The versions of a target's records as they are now. */
export interface ProbeVersions {
  organisation: number;
  servicePoint: number;
  grant: number;
  apiKey: number;
  pinningTarget: number;
}

/** A node of the test's tree with the service point at it, and the version both have now. */
export interface ProbeTarget extends TestNode {
  parentId: string;
  servicePointId: string;
  /** A new organisation of the asker's, which it can be moved below. */
  newParentId: () => Promise<string>;
  /** An unused activation token for it. */
  activationTokenId: () => Promise<string>;
  /** Tokens that wait to be made by somebody there. */
  activationTokenBatchId: string;
  /** A move in the background that somebody there asked for. */
  organisationMoveId: string;
  /** Of somebody who reads there. */
  grantId: string;
  apiKeyId: string;
  /** A holiday on this day, which there was not. */
  holidayId: (date: string) => Promise<string>;
  /** A request to register an agency, of this agency or of one below it. */
  registration: (kind: "NEW" | "EXISTING") => Promise<{ id: string; trackingNumber: string }>;
  version: () => Promise<ProbeVersions>;
  /** Of an uploaded table that waits to be imported. */
  tableFileId: (schema: ImportSchema) => Promise<string>;
  /** Of an import that has been compared, and is still to be written. */
  importId: (schema: ImportSchema) => Promise<string>;
  /** Of a change of many records, with one that it has changed. */
  bulkChangeId: (schema: ImportSchema, state: "RUNNING" | "DONE") => Promise<string>;
}

/** One root field of the API, asked about one target. */
export interface Probe {
  action: Action;
  query: string;
  variables: (target: ProbeTarget) => Promise<Record<string, unknown>> | Record<string, unknown>;
  /** Did the answer show or change the target? Asked of answers without an error. */
  reached: (data: TestData, target: ProbeTarget) => boolean;
  /** Reference data has no scope: whoever may ask sees it. */
  isUnscoped?: true;
  /** Errors that say what is wrong with the question, and so that whoever asked may ask. */
  letsInWith?: readonly string[];
  /** A place outside the scope is told as FORBIDDEN for this reason, in the same words as one that there is not. */
  refusesOutside?: string;
}

/** What became of a question: done, refused by role, or answered as if the target did not exist. */
export function outcomeOf(
  probe: Probe,
  { data, errors }: TestAnswer,
  target: ProbeTarget,
): "reached" | "refused" | "not found" {
  const { code, reason } = errors?.[0]?.extensions ?? {};
  if (code === "FORBIDDEN" && reason && reason === probe.refusesOutside) return "not found";
  if (code === "FORBIDDEN" || code === "UNAUTHENTICATED") return "refused";
  if (code && probe.letsInWith?.includes(code)) return "reached";
  if (code === "NOT_FOUND") return "not found";
  if (errors || !data) throw new Error(`Unexpected: ${JSON.stringify(errors)}`);
  return probe.reached(data, target) ? "reached" : "not found";
}
