import type { FileImportPartsFragment } from "../data/generated/graphql";
import type { State } from "../status/states";

type Import = Pick<FileImportPartsFragment, "state">;

/** Whether the server is at work on it. */
export const isUnderWay = ({ state }: Import): boolean => state === "CHECKING" || state === "APPLYING";

/** Whether it can still be stopped. */
export const isOpen = (of: Import): boolean => isUnderWay(of) || of.state === "CHECKED";

const chips: Record<Import["state"], State> = {
  CHECKING: "JOB_RUNNING",
  CHECKED: "IMPORT_CHECKED",
  APPLYING: "JOB_RUNNING",
  APPLIED: "JOB_DONE",
  REFUSED: "JOB_FAILED",
  CANCELLED: "JOB_CANCELLED",
};

/** The chip that says how it stands. */
export const importChip = ({ state }: Import): State => chips[state];

/** Whether applying it would write anything. */
export const writesAnything = ({ added, changed }: Pick<FileImportPartsFragment, "added" | "changed">): boolean =>
  added + changed > 0;
