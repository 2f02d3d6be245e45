import { randomBytes } from "node:crypto";
import { DatabaseError } from "pg";
import { searchKey } from "../text/normalise-thai";
import { openTable } from "./table-file";
import { type Header, type ImportColumn, readHeader } from "./import-column";
import { ImportRow } from "./import-row";
import { ImportSession } from "./import-session";
import {
  type BadCell,
  type ChangedExample,
  type ImportOutcome,
  ImportRefused,
  type ImportSettings,
  systemImporter,
} from "./import.types";
import { anyDiffers, auditParameters, changedFields, type ImportTarget, merged, updateStatement } from "./merge";
import type { StagedColumn, StagedValue } from "./staging";

/** A step of the work inside the database: a statement, or several with something in between. */
export type ImportStep = string | (() => Promise<void>);

/** Reads a row into the values of the staged columns. */
export type RowReader = (row: ImportRow) => StagedValue[];

/** One kind of import: what its files look like, and how they are compared and written. */
export interface ImportKind {
  /** Number of the lock that lets one import of this kind write at a time. */
  lock: number;
  columns: readonly ImportColumn[];
  staged: readonly StagedColumn[];
  target: ImportTarget;
  openReader(session: ImportSession): Promise<RowReader>;
  /** From `staged` to `bad_rows` (line, field, rule, value, detail) and `verdicts` (line, verdict, id). */
  compare(session: ImportSession, settings: ImportSettings): ImportStep[];
  /**
   * Inserts the rows of the verdict ADDED, with their audit rows.
   * @param audit parameters $1 to $4 of the audit rows, and $5: who edited the records, null for nobody in particular
   */
  add(session: ImportSession, parameters: readonly unknown[], count: number): ImportStep[];
  /** Statement that has PostgreSQL look at what was written to the tables that lists are read from. */
  analyse: string;
  /** Statement that counts rows whose pin was left aside. */
  keptPins?: string;
}

const examples = 5;

/**
 * From so many written rows on PostgreSQL looks at the tables at once. Until it has, it plans as if they were what they were:
 * of a country that has just come in, a list with a filter would run into the limit of its time for a minute.
 */
const manyRows = 1_000;

const workTables = (kind: ImportKind): string => `
  create temp table staged (
    line integer not null, is_bad boolean not null,
    ${kind.staged.map(({ column, type }) => `${column} ${type}`).join(", ")}
  ) on commit drop;
  create temp table bad_rows (
    line integer not null, field text not null, rule text not null, value text, detail jsonb
  ) on commit drop;
  create temp table new_keys (line integer primary key, search_key text not null) on commit drop;`;

/** Lines with anything wrong, for the steps that look at good rows only. */
export const badLines = "(select line from staged where is_bad union select line from bad_rows)";

/** Notes rows that are bad: `select` gives line, field, rule, value and detail (JSON or null). */
export const badRows = (select: string): string => `insert into bad_rows (line, field, rule, value, detail) ${select}`;

/** One import from its file to its outcome. */
class Import {
  readonly #badCells: BadCell[] = [];
  #header: Header | null = null;

  constructor(
    private readonly kind: ImportKind,
    private readonly session: ImportSession,
    private readonly settings: ImportSettings,
  ) {}

  async run(): Promise<ImportOutcome> {
    const { kind, session, settings } = this;
    const encoding = await this.#stage();
    if (settings.isApplied) await session.takeTurn(kind.lock);
    await session.runAll("CHECKING", [...kind.compare(session, settings), () => this.#collectBadRows()]);
    const outcome = { ...(await this.#outcome()), encoding };
    const mayWrite = settings.isApplied && (outcome.bad === 0 || settings.skipsBadRows === true);
    const isAsFound = (await settings.journal?.isAsFound(session, outcome)) ?? true;
    const isWritten = mayWrite && isAsFound;
    if (isWritten) await this.#write(outcome);
    await settings.journal?.conclude(session, { ...outcome, isWritten });
    return { ...outcome, isWritten };
  }

  async #stage(): Promise<ImportOutcome["encoding"]> {
    const { kind, session, settings } = this;
    await session.query(workTables(kind));
    const file = await openTable(settings.file, {
      encoding: settings.encoding ?? null,
      onRead: (percent) => session.tell("READING", percent),
      signal: settings.signal,
    });
    const header = readHeader(file.header.cells, kind.columns);
    this.#header = header;
    const read = await kind.openReader(session);
    const badCells = this.#badCells;
    async function* stagedRows(): AsyncGenerator<StagedValue[][]> {
      for await (const rows of file.batches) {
        yield rows.map((csvRow) => {
          const row = new ImportRow(csvRow, header);
          const values = read(row);
          if (row.isBad) badCells.push(...row.badCells);
          return [csvRow.line, row.isBad, ...values];
        });
      }
    }
    await session.copy("staged", ["line", "is_bad", ...kind.staged.map(({ column }) => column)], stagedRows());
    // What is compared by is analysed by the kind, in the first of its steps: once, for it reads all rows.
    await session.query("create index staged_line on staged (line)");
    return file.encoding;
  }

  /** Adds what the database found wrong to what was wrong in the cells themselves. */
  async #collectBadRows(): Promise<void> {
    const rows = await this.session.query<{
      line: number;
      field: string;
      rule: string;
      value: string | null;
      values: object | null;
    }>("select line, field, rule, value, detail as values from bad_rows order by line");
    for (const { line, field, rule, value, values } of rows) {
      const column = this.#header?.words.get(field) ?? "";
      this.#badCells.push({ line, field, rule, column, value: value ?? "", ...(values && { values: { ...values } }) });
    }
    this.#badCells.sort((left, right) => left.line - right.line);
  }

  async #outcome(): Promise<Omit<ImportOutcome, "encoding" | "isWritten">> {
    const { kind, session } = this;
    const [counts] = await session.query<Record<"added" | "changed" | "unchanged" | "bad", number>>(
      `select (count(*) filter (where verdict = 'ADDED'))::int as added, (count(*) filter (where verdict = 'CHANGED'))::int as changed,
         (count(*) filter (where verdict = 'UNCHANGED'))::int as unchanged,
         (select count(*) from ${badLines} lines)::int as bad
       from verdicts`,
    );
    const added = await session.query<{ name: string }>(
      `select s.name_th as name from verdicts join staged s using (line) where verdict = 'ADDED' order by line limit ${examples}`,
    );
    const changedExamples = await session.query<ChangedExample & Record<string, unknown>>(
      `select line, coalesce(s.name_th, o.name_th) as name, ${changedFields(kind.target)} as fields
       from (select * from verdicts where verdict = 'CHANGED' order by line limit ${examples}) v
       join staged s using (line) join ${kind.target.table} o on o.id = v.id order by line`,
    );
    const [kept] = kind.keptPins ? await session.query<{ count: number }>(kind.keptPins) : [];
    return {
      ...(counts as NonNullable<typeof counts>),
      badCells: this.#badCells,
      addedNames: added.map(({ name }) => name),
      changedExamples,
      unknownColumns: this.#header?.unknownColumns ?? [],
      keptPins: kept?.count ?? 0,
    };
  }

  async #write({ added, changed }: { added: number; changed: number }): Promise<void> {
    const { kind, session, settings } = this;
    const actor = settings.actor ?? systemImporter;
    const parameters = [
      ...auditParameters(actor, settings.requestId ?? `import-${randomBytes(5).toString("hex")}`),
      actor === systemImporter ? null : actor.name,
    ];
    const update = async (): Promise<void> => {
      await this.#renewSearchKeys();
      await session.query(updateStatement(kind.target), parameters);
    };
    await session.runAll("WRITING", [
      ...(changed ? [update] : []),
      ...(added ? kind.add(session, parameters, added) : []),
      ...(added + changed >= manyRows ? [kind.analyse] : []),
    ]);
  }

  /** Search keys are made by one function of ours alone, so renamed records get theirs from here. */
  async #renewSearchKeys(): Promise<void> {
    const { target } = this.kind;
    const named = ["name_th", "name_en", "code"] as const;
    const renamed = {
      ...target,
      columns: target.columns.filter(({ column }) => named.some((name) => name === column)),
    };
    const rows = await this.session.query<{ line: number } & Record<(typeof named)[number], string | null>>(
      `select v.line, ${named.map((name) => `${merged(target, name)} as ${name}`).join(", ")}
       from verdicts v join staged s using (line) join ${target.table} o on o.id = v.id
       where v.verdict = 'CHANGED' and ${anyDiffers(renamed)} for update of o`,
    );
    await this.session.copy(
      "new_keys",
      ["line", "search_key"],
      [rows.map((row) => [row.line, searchKey(row.name_th, row.name_en, row.code)])],
    );
  }
}

const uniqueViolation = "23505";

/**
 * Imports a file, or says on a dry run what importing it would do, in one transaction.
 * @throws ImportRefused when the file as a whole cannot be imported; the signal's reason when it is aborted
 */
export async function runImport(kind: ImportKind, settings: ImportSettings): Promise<ImportOutcome> {
  try {
    return await ImportSession.run(settings, async (session) => {
      const result = await new Import(kind, session, settings).run();
      return { result, isKept: result.isWritten || settings.journal !== undefined };
    });
  } catch (error) {
    const isTaken = error instanceof DatabaseError && error.code === uniqueViolation;
    throw isTaken ? new ImportRefused("TAKEN_MEANWHILE") : error;
  }
}
