import { createHash } from "node:crypto";
import { Pool } from "pg";
import { scopeRange } from "../../subgraphs/kit/database/scope";

/** As the pool of Pakmut's own process. */
export const poolSettings = {
  max: 8,
  idleTimeoutMillis: 0,
  options:
    "-c plan_cache_mode=force_custom_plan -c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c timezone=UTC",
};

/** Reads sessions for a peer as the gateway does: whoever serves officers must know who asks. */
export class PeerSessions {
  readonly #pool: Pool;

  constructor(gatewayUrl: string) {
    this.#pool = new Pool({ connectionString: gatewayUrl, max: 4, idleTimeoutMillis: 0 });
  }

  /** The scope of the session of a cookie. Throws for a stranger. */
  async scopeOf(cookie: string | undefined): Promise<{ scope: string; upper: string }> {
    const secret = cookie?.slice(cookie.indexOf("=") + 1) ?? "";
    const { rows } = await this.#pool.query<{ scope_path: string }>({
      name: "read-session",
      text: "select scope_path from accounts.read_session($1)",
      values: [createHash("sha256").update(secret).digest()],
    });
    const [session] = rows;
    if (!session) throw new Error("A stranger asked the peer.");
    return scopeRange(session.scope_path);
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
