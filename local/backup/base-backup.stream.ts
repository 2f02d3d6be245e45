import { Readable } from "node:stream";
import { Client, type Connection, type Submittable } from "pg";
import { PlainError } from "../plain-error";

/** What begins a message of the stream (replication protocol, BASE_BACKUP): a new archive, or a piece of it. */
const newArchive = 0x6e;
const data = 0x64;

const command = "BASE_BACKUP (LABEL 'pakmut', CHECKPOINT 'fast', WAL true, MANIFEST 'no', VERIFY_CHECKSUMS true)";

/** The part of a socket that holds the server back while the disk is slower. */
interface Tap {
  pause(): void;
  resume(): void;
}

/** The running command as node-pg wants it, and the archive as a stream. */
class BaseBackup extends Readable implements Submittable {
  #tap: Tap | null = null;
  #archives = 0;

  submit(connection: Connection): void {
    this.#tap = connection.stream;
    connection.query(command);
  }

  override _read(): void {
    this.#tap?.resume();
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (chunk[0] === newArchive && ++this.#archives > 1) {
      this.destroy(
        new PlainError("This database has tablespaces outside its directory: back it up with pg_basebackup."),
      );
    }
    if (chunk[0] !== data) return;
    // Copied: node-pg reads the next messages into the same memory.
    if (!this.push(Buffer.from(chunk.subarray(1)))) this.#tap?.pause();
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  // The positions in the write-ahead log that come around the archive: it holds all that it needs itself.
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
}

/**
 * The whole PostgreSQL server as one tar archive, taken while it works: every file and the write-ahead log that makes
 * them fit each other. Ends in an error when a page does not fit its checksum or the server goes away.
 * @param url of a login that may replicate, such as the superuser
 */
export async function openBaseBackup(url: string): Promise<{ archive: Readable; close(): Promise<void> }> {
  // "replication" is a start-up parameter of the protocol; node-pg passes it on, its types do not know it.
  const settings = { connectionString: url, replication: "true" };
  const client = new Client(settings);
  const archive = new BaseBackup();
  client.on("error", (error) => archive.destroy(error));
  await client.connect();
  client.query(archive);
  return { archive, close: () => client.end() };
}
