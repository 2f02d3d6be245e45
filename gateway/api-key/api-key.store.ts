import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { Actor } from "../../subgraphs/kit/actor";

/** What a live key may read, as accounts tells it. */
export interface LiveApiKey {
  id: string;
  name: string;
  organisationId: string;
  scopePath: string;
}

/** How often a key was shown since the last count, and when last. */
export interface ApiKeyUse {
  id: string;
  count: number;
  lastUsedAt: Date;
}

/** The gateway's two questions about keys to the database. */
export interface ApiKeyDatabase {
  readApiKey(keyHash: Buffer, address: string | null): Promise<LiveApiKey | null>;
  countApiKeyUse(uses: readonly ApiKeyUse[]): Promise<void>;
}

const flushIntervalMs = 5_000;

/**
 * API keys as the gateway knows them: each request asks the database, so that a revoked key is refused at once, and the
 * uses are counted here and written together every five seconds, so that reading does not become writing.
 */
export class ApiKeyStore {
  readonly #uses = new Map<string, ApiKeyUse>();
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly database: ApiKeyDatabase,
    private readonly logger: Logger,
  ) {
    this.#timer = setInterval(() => void this.flush(), flushIntervalMs);
    this.#timer.unref();
  }

  /** Whom a request with this key acts for: a reader of its organisation. `null` when the key is none, or not taken from there. */
  async readActor(secret: string, address: string | null): Promise<Actor | null> {
    const key = await this.database.readApiKey(createHash("sha256").update(secret).digest(), address);
    if (!key) return null;
    this.#count(key.id, 1, new Date());
    const { id, name, organisationId, scopePath } = key;
    return { personId: id, displayName: name, address, grant: { id, role: "BI_READER", organisationId, scopePath } };
  }

  /** Writes what has been counted. When the database is away the counts wait for the next time. */
  async flush(): Promise<void> {
    const uses = [...this.#uses.values()];
    if (!uses.length) return;
    this.#uses.clear();
    try {
      await this.database.countApiKeyUse(uses);
    } catch (error) {
      for (const { id, count, lastUsedAt } of uses) this.#count(id, count, lastUsedAt);
      this.logger.warn({ err: error }, "The use of API keys could not be counted");
    }
  }

  /** Writes the last counts; nothing is counted afterwards. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  #count(id: string, count: number, at: Date): void {
    const use = this.#uses.get(id) ?? { id, count: 0, lastUsedAt: at };
    use.count += count;
    if (at > use.lastUsedAt) use.lastUsedAt = at;
    this.#uses.set(id, use);
  }
}
