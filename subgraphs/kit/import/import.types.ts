import type { FieldError } from "../errors";
import type { ImportSession } from "./import-session";

/** The encodings that files come in: Windows-874 also reads TIS-620. */
export const fileEncodings = ["utf-8", "windows-874"] as const;
export type FileEncoding = (typeof fileEncodings)[number];

/** On whose behalf an import writes; the audit trail names it. */
export interface ImportActor {
  personId: string;
  name: string;
  role: string;
}

/** Nobody in particular: an import from the command line. No person has this id. */
export const systemImporter: ImportActor = {
  personId: "00000000-0000-7000-8000-000000000002",
  name: "นำเข้าข้อมูล",
  role: "SYSTEM",
};

/** `WAITING`: another import of the same kind is writing. Percent is that of the phase, 0 to 100. */
export interface ImportProgress {
  phase: "READING" | "CHECKING" | "WAITING" | "WRITING";
  percent: number;
}

/** What the importer's role allows beyond editing what is there. */
export interface ImportRights {
  mayAdd: boolean;
  /** Status, type and code. */
  mayManage: boolean;
  /** The organisation that those stay as they are of: the importer's own, or null. */
  keptRootId: string | null;
}

/** From the command line: everything. */
export const allRights: ImportRights = { mayAdd: true, mayManage: true, keptRootId: null };

/** Keeps, in the import's own transaction, what is found and done. Without one nothing is kept of a dry run. */
export interface ImportJournal {
  /** Is what was found the same that was shown before? Asked before anything is written; false stops it. */
  isAsFound(session: ImportSession, found: Pick<ImportOutcome, "badCells">): Promise<boolean>;
  conclude(session: ImportSession, outcome: Omit<ImportOutcome, "encoding">): Promise<void>;
}

export interface ImportSettings {
  /** Login that is a member of the subgraph's role and bypasses nothing. */
  appUrl: string;
  /** A CSV file, also compressed (.gz), or an Excel workbook. */
  file: string;
  /** Path of the organisation that the import may write to, with all below it: `rootPath` for everything. */
  scopePath: string;
  actor?: ImportActor;
  /** All, when not given. */
  rights?: ImportRights;
  journal?: ImportJournal;
  /** Under which the audit trail knows it; a new one when not given. */
  requestId?: string;
  /** `null`: found from the file's bytes. */
  encoding?: FileEncoding | null;
  /** Code of the organisation that new rows without a parent go to. */
  parentCode?: string | null;
  /** false: a dry run, which says what an import would do and writes nothing. */
  isApplied: boolean;
  /** Import the good rows and leave the bad ones; without it, one bad row stops the whole file. */
  skipsBadRows?: boolean;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
}

/** What is wrong in one cell: where it is, what is in it, which rule it breaks, and what would be right. */
export interface BadCell extends FieldError {
  /** Line in the file, the header being line 1 (a row that spans lines counts by its first). */
  line: number;
  /** Header of the column as the file has it. */
  column: string;
  value: string;
}

/** A row that the import changes, as an example: its name and the fields that get another value. */
export interface ChangedExample {
  line: number;
  name: string;
  fields: string[];
}

/** What an import did or, on a dry run, would do. */
export interface ImportOutcome {
  added: number;
  changed: number;
  unchanged: number;
  /** Rows with at least one bad cell. */
  bad: number;
  badCells: BadCell[];
  /** Up to five of each. */
  addedNames: string[];
  changedExamples: ChangedExample[];
  /** Headers of the file that mean nothing to this import. */
  unknownColumns: string[];
  /** Pins in the file that were left aside, because an officer confirmed another one. */
  keptPins: number;
  encoding: FileEncoding;
  /** false on a dry run, and when bad rows stopped the file. */
  isWritten: boolean;
}

/**
 * Why a file cannot be imported at all, by a rule's code: the caller has the words.
 */
export class ImportRefused extends Error {
  override name = "ImportRefused";

  constructor(
    readonly rule: string,
    readonly values: Record<string, unknown> = {},
  ) {
    super(`${rule} ${JSON.stringify(values)}`);
  }
}
