import type { Action } from "../../../schema/roles-and-actions";
import type { Database } from "../database/database";
import type { GraphQLSchema } from "graphql";
import type { Operation } from "../database/operation";
import type { CopiedTable } from "./copied-table";

export const downloadFormats = ["csv", "xlsx", "ndjson", "pdf"] as const;
export type DownloadFormat = (typeof downloadFormats)[number];

/** One cell of a table. Codes are text, so that their leading zeros stay; times are told in Thailand's own. */
export type Cell = string | number | boolean | Date | null;

/** A table, written as CSV, Excel or lines of JSON. */
export interface DownloadedTable {
  /** Without the format: "organisations-2026-11-21". */
  fileName: string;
  /** Headings; of NDJSON the names of the fields. */
  columns: readonly string[];
  rows: AsyncIterable<readonly Cell[]>;
}

/** A file that is made in its own way, such as a PDF. */
export interface DownloadedFile {
  fileName: string;
  contentType: string;
  bytes: AsyncIterable<Uint8Array>;
}

export interface DownloadRequest {
  format: DownloadFormat;
  /** What the client asks for: filters of a list, ids. Not checked yet. */
  parameters: Readonly<Record<string, unknown>>;
  /** Fires when the client has gone. */
  signal: AbortSignal;
}

/** What a download is opened with. */
export interface OpenedRequest extends DownloadRequest {
  /** The subgraph's: parameters that are inputs of its operations are read as these read them (`readInput`). */
  schema: GraphQLSchema;
}

export interface DownloadContext {
  /** Reads under row level security of who asks, as every operation does. */
  operation: Operation;
  database: Database;
}

/** Something that can be taken away as a file. */
export interface Download {
  action: Action;
  formats: readonly DownloadFormat[];
  /** It shows what lists do not, and leaves an audit entry: then only by POST, which a link or a picture cannot do. */
  isCommand?: boolean;
  open(context: DownloadContext, request: OpenedRequest): Promise<DownloadedTable | CopiedTable | DownloadedFile>;
}

/** The downloads of one subgraph by their names in the address: `/export/<subgraph>/<name>.<format>`. */
export type Downloads = Readonly<Record<string, Download>>;
