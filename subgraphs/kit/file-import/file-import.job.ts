import { createHash, randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Action } from "../../../schema/roles-and-actions";
import { permissionOf } from "../access/authorise";
import { Operation, type Transaction } from "../database/operation";
import { readFileSettings } from "../file/file.settings";
import type { FileVariant } from "../file/file.types";
import { type ImportProgress, ImportRefused, type ImportRights } from "../import/import.types";
import { type ImportKind, runImport } from "../import/run-import";
import type { Job, JobContext } from "../job/job";
import { type GrantedActor, liveActor } from "../job/live-actor";
import { FileImportJournal, ImportStopped } from "./file-import.journal";
import type { FileImportPayload } from "./file-import.service";

/** An import of one noun that the UI can ask for. */
export interface ImportedNoun {
  schemaName: string;
  kind: ImportKind;
  /** What else than EDIT_PROFILE it takes to add a record, and to change its status and what class it is of. */
  actions: { add: Action; manage: Action };
}

interface StartedImport {
  parentCode: string | null;
  skipsBadRows: boolean;
  fileId: string;
  variants: FileVariant[];
}

const progressMs = 1_000;

/** One run of one import: comparing, or writing. */
class FileImportRun {
  readonly #stopped = new AbortController();
  #telling: Promise<void> = Promise.resolve();
  #toldAt = 0;

  constructor(
    private readonly noun: ImportedNoun,
    private readonly payload: FileImportPayload,
    private readonly context: JobContext,
    private readonly actor: GrantedActor,
  ) {}

  async run(): Promise<void> {
    const started = await this.#begin();
    if (!started) return;
    await withTableFile(this.noun.schemaName, started, (file) => this.#import(file, started));
  }

  /** What is to be imported; null when somebody has stopped it, or another run has done it. */
  async #begin(): Promise<StartedImport | null> {
    const { schemaName } = this.noun;
    const [started] = await this.#write(({ query }) =>
      query<StartedImport & Record<string, unknown>>(
        `select i.parent_code as "parentCode", i.skips_bad_rows as "skipsBadRows", f.id as "fileId", f.variants
         from ${schemaName}.imports i join ${schemaName}.files f on f.id = i.file_id where i.id = $1 and i.state = $2`,
        [this.payload.importId, this.#state],
      ),
    );
    return started ?? null;
  }

  get #state(): string {
    return this.payload.isApplied ? "APPLYING" : "CHECKING";
  }

  async #import(file: string, { parentCode, skipsBadRows }: StartedImport): Promise<void> {
    const { noun, payload, context, actor } = this;
    const { schemaName, kind } = noun;
    const { importId, isApplied } = payload;
    try {
      await runImport(kind, {
        appUrl: context.database.url,
        file,
        scopePath: actor.grant.scopePath,
        actor: { personId: actor.personId, name: actor.displayName, role: actor.grant.role },
        rights: rightsOf(actor, noun),
        parentCode,
        isApplied,
        skipsBadRows,
        journal: new FileImportJournal({ schemaName, target: kind.target, importId, isApplied, actor }),
        requestId: `import-${importId}`,
        signal: AbortSignal.any([context.signal, this.#stopped.signal]),
        onProgress: (progress) => this.#tell(progress),
      });
    } catch (error) {
      if (error instanceof ImportStopped) return;
      if (!(error instanceof ImportRefused)) throw error;
      await this.#telling;
      await this.#refuse(error);
    } finally {
      await this.#telling;
    }
  }

  #refuse({ rule, values }: ImportRefused): Promise<unknown> {
    return this.#write(({ query }) =>
      query(
        `update ${this.noun.schemaName}.imports set state = 'REFUSED', finished_at = now(), refusal_rule = $3, refusal_values = $4::jsonb
         where id = $1 and state = $2`,
        [this.payload.importId, this.#state, rule, JSON.stringify(values)],
      ),
    );
  }

  /** Tells how far it is, now and then; hears so that somebody has stopped it. */
  #tell({ phase, percent }: ImportProgress): void {
    if (performance.now() - this.#toldAt < progressMs) return;
    this.#toldAt = performance.now();
    const { importId } = this.payload;
    this.#telling = this.#telling
      .then(async () => {
        const found = await this.#write(({ query }) =>
          query(
            `update ${this.noun.schemaName}.imports set phase = $3, percent = $4 where id = $1 and state = $2 returning 1 as found`,
            [importId, this.#state, phase, percent],
          ),
        );
        if (!found.length) this.#stopped.abort(new ImportStopped());
      })
      // What is told is for looking at: the work goes on without it.
      .catch((err: unknown) => this.context.logger.warn({ err, importId }, "How far an import is could not be told"));
  }

  /** In an operation of its own: the work takes minutes, and nothing of the pool is held for so long. */
  async #write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const { actor, context } = this;
    const operation = new Operation(context.database, { actor, requestId: context.operation.requestId });
    try {
      return await operation.write(actor.grant.scopePath, work);
    } finally {
      await operation.end();
    }
  }
}

function rightsOf(actor: GrantedActor, { actions }: ImportedNoun): ImportRights {
  const manage = permissionOf(actor, actions.manage);
  return {
    mayAdd: permissionOf(actor, actions.add) !== "no",
    mayManage: manage !== "no",
    keptRootId: manage === "belowOwnRoot" ? actor.grant.organisationId : null,
  };
}

/** Lays an uploaded table where the import can read it, for as long as `work` takes. */
async function withTableFile<Result>(
  schemaName: string,
  { fileId, variants }: StartedImport,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const { storage } = readFileSettings();
  const [variant] = variants;
  const bytes = variant ? await storage.read(schemaName, fileId, variant.name) : null;
  if (!variant || !bytes || createHash("sha256").update(bytes).digest("hex") !== variant.sha256)
    throw new Error(`The file ${schemaName}/${fileId} is ${bytes ? "not what was written" : "gone"}.`);
  await mkdir(storage.incomingDir, { recursive: true, mode: 0o700 });
  const path = join(storage.incomingDir, `${randomUUID()}-${variant.name}`);
  try {
    await writeFile(path, bytes, { mode: 0o600, flag: "wx" });
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Compares a file, or writes what was compared. Killed, it is begun again: nothing of its transaction was kept. Begun
 * again after it was done, it finds that it was.
 */
export const fileImportJob = (noun: ImportedNoun): Job<FileImportPayload> => ({
  async run(context, payload) {
    const { actor, requestId } = context.operation;
    const live = await liveActor(actor, context.database, requestId);
    if (live) return new FileImportRun(noun, payload, context, live).run();
    await context.operation.write(actor?.grant?.scopePath ?? "", ({ query }) =>
      query(
        `update ${noun.schemaName}.imports set state = 'REFUSED', finished_at = now(), refusal_rule = 'GRANT_ENDED'
         where id = $1 and finished_at is null`,
        [payload.importId],
      ),
    );
  },
});
