/** A file's folder in the storage, and when its last piece was written. */
export interface StoredFolder {
  id: string;
  writtenAt: Date;
}

/**
 * Where the bytes are: folders named by the schema and the file's id, with one object for each variant. Nothing in it is
 * ever written twice.
 */
export interface FileStorage {
  /** Resolves when the bytes would survive the machine's fall. */
  write(schemaName: string, id: string, name: string, bytes: Buffer): Promise<void>;
  /** `null`: there is no such object. */
  read(schemaName: string, id: string, name: string): Promise<Buffer | null>;
  /** Removes a file's folder with all that is in it; also one that is not there. */
  remove(schemaName: string, id: string): Promise<void>;
  list(schemaName: string): AsyncIterable<StoredFolder>;
  /** Folder of this machine for what is on its way in. */
  incomingDir: string;
}
