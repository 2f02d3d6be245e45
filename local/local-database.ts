import { Client } from "pg";
import { PlainError } from "./plain-error";
import { findRunningPostgres, startPostgres } from "./postgres/postgres.server";

/** A database to work with, whoever runs it. */
export interface LocalDatabase {
  /** A login that may create roles and schemas. */
  adminUrl: string;
  close(): Promise<void>;
  /** Ends an embedded server at once; the next start recovers. */
  kill(): void;
  /** Fulfilled when an embedded server ended; never for a database of somebody else. */
  ended: Promise<void>;
}

export interface LocalDatabaseOptions {
  dataDir: string;
  /** DATABASE_URL; replaces the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** The command that wants it, as people call it: "npm run import". */
  purpose: string;
  /** Work beside an `npm start` that runs on the same data directory, instead of refusing. */
  mayShare: boolean;
  log: (line: string) => void;
}

/**
 * Opens the database of `dataDir`: the one of DATABASE_URL, else the one that `npm start` is running (if sharing is
 * allowed), else the embedded PostgreSQL, started for us alone. Throws a PlainError when it cannot.
 */
export async function openLocalDatabase(options: LocalDatabaseOptions): Promise<LocalDatabase> {
  const { dataDir, purpose, log } = options;
  const adminUrl = options.databaseUrl ?? (options.mayShare ? findRunningPostgres(dataDir) : undefined);
  if (adminUrl !== undefined) {
    await requireAnswer(adminUrl);
    return { adminUrl, close: async () => undefined, kill: () => undefined, ended: new Promise(() => undefined) };
  }
  log("Starting PostgreSQL …");
  const postgres = await startPostgres({ dataDir, purpose, log });
  return { adminUrl: postgres.url, close: () => postgres.stop(), kill: () => postgres.kill(), ended: postgres.exited };
}

async function requireAnswer(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname } = new URL(url);
    const reason = error instanceof AggregateError ? error.errors.join(", ") : String(error);
    throw new PlainError(
      `The PostgreSQL of DATABASE_URL (${host}${pathname}) does not let us in: ${reason}. Start it, or correct DATABASE_URL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
