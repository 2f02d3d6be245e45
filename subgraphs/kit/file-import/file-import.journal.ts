import type { ActiveGrant, Actor } from "../actor";
import { treeLock } from "../directory/move-paths";
import type { ImportSession } from "../import/import-session";
import { type BadCell, type ImportJournal, type ImportOutcome, ImportRefused } from "../import/import.types";
import { type ImportTarget, rowChanges } from "../import/merge";

/** Somebody has stopped the import: nothing of its transaction remains. */
export class ImportStopped extends Error {
  override name = "ImportStopped";
}

interface JournalOf {
  schemaName: string;
  target: ImportTarget;
  importId: string;
  isApplied: boolean;
  actor: Actor & { grant: ActiveGrant };
}

/** Rows that change something. After `lockChanged` they are compared once more, with what is there now. */
const foundRows = (target: ImportTarget): string => `
  create temp table found_rows on commit drop as
  select v.line, v.verdict, v.id as record_id, coalesce(s.name_th, o.name_th) as name,
    case v.verdict when 'CHANGED' then ${rowChanges(target)}
      else jsonb_build_object('code', jsonb_build_object('before', null, 'after', s.code)) end as changes,
    null::jsonb as problems
  from verdicts v join staged s using (line) left join ${target.table} o on o.id = v.id
  where v.verdict <> 'UNCHANGED';
  create temp table found_problems (line integer, problems jsonb) on commit drop`;

const addBadRows = `
  insert into found_rows (line, verdict, name, problems)
  select p.line, 'BAD', s.name_th, p.problems from found_problems p left join staged s using (line)`;

const fingerprint = `
  select md5(coalesce(string_agg(md5(concat_ws('|', line, verdict, record_id, changes, problems)), '' order by line), '')) as now
  from found_rows`;

/** In the order of their ids, as every command that locks many does. */
const lockChanged = ({ table }: ImportTarget): string =>
  `select 1 from ${table} where id in (select id from verdicts where verdict = 'CHANGED') order by id for update`;

function byLine(badCells: readonly BadCell[]): [line: number, problems: object[]][] {
  const lines = new Map<number, object[]>();
  for (const { line, ...problem } of badCells) {
    const known = lines.get(line);
    if (known) known.push(problem);
    else lines.set(line, [problem]);
  }
  return [...lines];
}

/** Keeps, in the import's own transaction, what it found, and whether it was written. */
export class FileImportJournal implements ImportJournal {
  #fingerprint = "";

  constructor(private readonly of: JournalOf) {}

  async isAsFound(session: ImportSession, { badCells }: Pick<ImportOutcome, "badCells">): Promise<boolean> {
    const { schemaName, target, importId, isApplied } = this.of;
    if (isApplied) await session.query(lockChanged(target));
    await session.query(foundRows(target));
    await session.copy("found_problems", ["line", "problems"], [byLine(badCells)]);
    await session.query(addBadRows);
    const [found] = await session.query<{ now: string }>(fingerprint);
    this.#fingerprint = found?.now ?? "";
    if (!isApplied) return true;
    const [kept] = await session.query<{ fingerprint: string | null }>(
      `select fingerprint from ${schemaName}.imports where id = $1`,
      [importId],
    );
    if (kept?.fingerprint !== this.#fingerprint) return false;
    await this.#requireGrant(session);
    return true;
  }

  async conclude(session: ImportSession, outcome: Omit<ImportOutcome, "encoding">): Promise<void> {
    const { isApplied } = this.of;
    if (!outcome.isWritten) await this.#keepRows(session);
    const state = outcome.isWritten ? "APPLIED" : "CHECKED";
    const { schemaName, importId } = this.of;
    const { added, changed, unchanged, bad, keptPins, unknownColumns } = outcome;
    const concluded = await session.query(
      `update ${schemaName}.imports set state = $3::text, phase = null, percent = 100, added = $4, changed = $5, unchanged = $6, bad = $7,
         kept_pins = $8, unknown_columns = $9::jsonb, fingerprint = $10, is_stale = $11,
         checked_at = case when $3 = 'APPLIED' then checked_at else now() end,
         finished_at = case when $3 = 'APPLIED' then now() end
       where id = $1 and state = $2 returning 1 as concluded`,
      [
        importId,
        isApplied ? "APPLYING" : "CHECKING",
        state,
        added,
        changed,
        unchanged,
        bad,
        keptPins,
        JSON.stringify(unknownColumns),
        this.#fingerprint,
        isApplied && !outcome.isWritten,
      ],
    );
    if (!concluded.length) throw new ImportStopped();
  }

  /** The grant is asked for in the transaction that writes, and cannot be taken away until it is done (T8). */
  async #requireGrant(session: ImportSession): Promise<void> {
    const { personId, grant } = this.of.actor;
    const [live] = await session.query<{ path: string | null }>(
      "select accounts.live_grant_path($1, $2, $3, $4) as path",
      [grant.id, personId, grant.role, grant.organisationId],
    );
    if (live?.path !== grant.scopePath) throw new ImportRefused("GRANT_ENDED");
  }

  async #keepRows(session: ImportSession): Promise<void> {
    const { schemaName, importId } = this.of;
    // A move of the tree gives the import another path, and waits until its rows are there.
    await session.query("select pg_advisory_xact_lock_shared($1)", [treeLock]);
    await session.query(`delete from ${schemaName}.import_rows where import_id = $1`, [importId]);
    await session.query(
      `insert into ${schemaName}.import_rows (import_id, path_c, line, verdict, record_id, name, changes, problems)
       select i.id, i.path_c, f.line, f.verdict, f.record_id, f.name, f.changes, f.problems
       from found_rows f, ${schemaName}.imports i where i.id = $1`,
      [importId],
    );
  }
}
