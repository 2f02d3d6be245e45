import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { encode } from "iconv-lite";
import { Client, type QueryResultRow } from "pg";
import { rootPath } from "../../subgraphs/kit/database/scope";
import type { FileEncoding, ImportOutcome, ImportSettings } from "../../subgraphs/kit/import/import.types";
import { createTestDatabase, type TestDatabase } from "./test-database";

type Importer = (settings: ImportSettings) => Promise<ImportOutcome>;

/** How a test writes its file. */
interface FileForm {
  encoding?: FileEncoding;
  delimiter?: string;
  isPacked?: boolean;
}

/** A database of a test file's own, and files to import into it. */
export class TestImport {
  readonly #folder = mkdtempSync(join(tmpdir(), "pakmut-import-test-"));
  #files = 0;

  private constructor(
    readonly database: TestDatabase,
    private readonly admin: Client,
  ) {}

  /** Opens one; call in `beforeAll` and `close` in `afterAll`. */
  static async open(): Promise<TestImport> {
    const database = await createTestDatabase();
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    return new TestImport(database, admin);
  }

  async close(): Promise<void> {
    await this.admin.end();
    await this.database.drop();
    rmSync(this.#folder, { recursive: true });
  }

  /** Writes rows, the first being the header, into a new file and tells its path. */
  file(
    rows: readonly (readonly string[])[],
    { encoding = "utf-8", delimiter = ",", isPacked = false }: FileForm = {},
  ): string {
    const cell = (text: string): string =>
      /["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
    const text = rows.map((row) => `${row.map(cell).join(delimiter)}\r\n`).join("");
    const path = join(this.#folder, `file-${++this.#files}.csv${isPacked ? ".gz" : ""}`);
    const bytes = encode(text, encoding);
    writeFileSync(path, isPacked ? gzipSync(bytes) : bytes);
    return path;
  }

  /** Imports a file: the whole country, applied, unless the test says otherwise. */
  run(importer: Importer, file: string, settings: Partial<ImportSettings> = {}): Promise<ImportOutcome> {
    return importer({ appUrl: this.database.logins.appUrl, file, scopePath: rootPath, isApplied: true, ...settings });
  }

  /** Reads or prepares anything, past row level security. */
  async sql<Row extends QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query<Row>(sql, parameters)).rows;
  }
}

/** The numbers of an outcome, as its last line has them. */
export const counts = ({ added, changed, unchanged, bad }: ImportOutcome): number[] => [added, changed, unchanged, bad];

/** Waits until an import stands before a row that somebody else holds; gives the number of its connection's process. */
export async function waitForBlockedImport(sql: (text: string) => Promise<Record<string, unknown>[]>): Promise<number> {
  for (;;) {
    const [blocked] = await sql(
      "select pid from pg_stat_activity where application_name = 'pakmut import' and wait_event_type = 'Lock' and datname = current_database()",
    );
    if (blocked) return Number(blocked["pid"]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
