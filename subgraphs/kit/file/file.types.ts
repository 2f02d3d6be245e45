import type { Action } from "../../../schema/roles-and-actions";
import type { Operation, Transaction } from "../database/operation";
import type { ContentKind } from "./content-kinds";

/** Where an uploaded file belongs: the record, the organisation whose quota it counts to, and its place in the tree. */
export interface FilePlace {
  organisationId: string;
  pathC: string;
}

/** A kind of file that records of one noun take. */
export interface FileKind {
  action: Action;
  content: ContentKind;
  /** The place of the record, when it is in the scope of who asks. Throws NOT_FOUND. */
  placeOf(operation: Operation, recordId: string): Promise<FilePlace>;
}

/**
 * A kind of file that somebody sends who is not signed in, for a record that she can name by a secret alone. It is shown by
 * its record from the first moment on, for no command of hers will follow.
 */
export interface StrangerFileKind {
  content: ContentKind;
  /** The record that the secret opens, and its place. Throws NOT_FOUND, also when it takes no more files. */
  recordOf(operation: Operation, secret: string): Promise<FilePlace & { recordId: string }>;
  /** Makes the file the one that the record shows. */
  show(transaction: Pick<Transaction, "query">, recordId: string, fileId: string): Promise<void>;
}

/** The kinds of files of one subgraph by their names in the address: `POST /files/<subgraph>/<kind>`. */
export type FileKinds = Readonly<Record<string, FileKind | StrangerFileKind>>;

/** One stored form of a file: a picture of one width and format, or a document as it came. */
export interface FileVariant {
  /** "960.webp" */
  name: string;
  contentType: string;
  bytes: number;
  sha256: string;
}

/** What has become of a file that came: the forms that are kept, bytes that we have written ourselves. */
export interface ReadFile {
  width: number | null;
  height: number | null;
  variants: (FileVariant & { content: Buffer })[];
}

/** What an upload is answered with. */
export interface UploadedFile {
  id: string;
  /** As it is shown to people; it names nothing on the server. */
  fileName: string;
  width: number | null;
  height: number | null;
}

/** Bytes of a file on their way to whoever may see it. */
export interface OpenedFile {
  contentType: string;
  /** Pictures that we have made ourselves may be shown in a page; all else is for taking away. */
  isInline: boolean;
  /** Everybody may see it: its record is public. */
  isPublic: boolean;
  fileName: string;
  sha256: string;
  bytes: Buffer;
}

/** What is asked for: `/files/<subgraph>/<id>/<width>`. */
export interface FileAddress {
  id: string;
  /** "960" */
  width: string;
  /** Does who asks take WebP? */
  takesWebp: boolean;
}
