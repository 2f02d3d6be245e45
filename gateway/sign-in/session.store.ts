import { Pool, type QueryResultRow } from "pg";
import type { Actor } from "../../subgraphs/kit/actor";
import type { ApiKeyDatabase, ApiKeyUse, LiveApiKey } from "../api-key/api-key.store";
import { poolDeadlines, sessionDeadlines } from "../../subgraphs/kit/database/deadlines";
import { type PoolUse, poolUseOf } from "../../subgraphs/kit/database/pool-use";
import type { SignInFailure } from "./digital-id.failure";
import type { Role } from "../../schema/roles-and-actions";

/** What must be remembered between the way to Digital ID and the way back. */
export interface SignInAttempt {
  state: string;
  nonce: string;
  codeVerifier: string;
  returnTo: string;
}

/** A person as the provider knows her: the pair of issuer and subject, never a name or an address. */
export interface ProvenPerson {
  issuer: string;
  subject: string;
  displayName: string;
  /** Tells the provider, when she signs out, whose session to end. */
  logoutHint: string;
}

/** Where a session was begun, so that its owner knows it again among her others. */
export interface SessionOrigin {
  userAgent: string | null;
  address: string | null;
}

/** Why a session is over that nobody signed out of: pausing, twelve hours, the last grant taken away, signed out from afar. */
export type SessionEnd = "IDLE" | "TOO_LONG" | "GRANTS_ENDED" | "SIGNED_OUT_BY_OFFICER";

/** A grant to choose from. */
export interface GrantChoice {
  id: string;
  role: Role;
  organisationId: string;
  organisationNameTh: string;
  organisationNameEn: string | null;
}

interface SessionRow extends QueryResultRow {
  person_id: string;
  display_name: string;
  grant_id: string | null;
  role: Role | null;
  organisation_id: string | null;
  scope_path: string | null;
}

interface GrantRow extends QueryResultRow {
  id: string;
  role: Role;
  organisation_id: string;
  name_th: string;
  name_en: string | null;
}

const poolSettings = { ...poolDeadlines, max: 4, options: sessionDeadlines };

function toActor(row: SessionRow, address: string | null): Actor {
  const { person_id, display_name, grant_id, role, organisation_id, scope_path } = row;
  const hasGrant = grant_id && role && organisation_id && scope_path;
  const grant = hasGrant ? { id: grant_id, role, organisationId: organisation_id, scopePath: scope_path } : null;
  return { personId: person_id, displayName: display_name, grant, address };
}

/**
 * Sign-ins under way and sessions, kept in PostgreSQL so that every replica knows them and a restart ends none. The
 * gateway's login reaches them through functions alone. Every id is the hash of a secret.
 */
export class SessionStore implements ApiKeyDatabase {
  readonly #pool: Pool;

  /** @param onIdleError hears when PostgreSQL drops an idle connection; without it that would end the process */
  constructor(url: string, onIdleError: (error: Error) => void) {
    this.#pool = new Pool({ ...poolSettings, connectionString: url });
    this.#pool.on("error", onIdleError);
  }

  async beginSignIn(idHash: Buffer, attempt: SignInAttempt): Promise<void> {
    await this.#call("begin-sign-in", "select accounts.begin_sign_in($1, $2)", [idHash, JSON.stringify(attempt)]);
  }

  /** Gives an attempt once; then, after ten minutes, and for a foreign id it is `null`. */
  async takeSignIn(idHash: Buffer): Promise<SignInAttempt | null> {
    const sql = "select accounts.take_sign_in($1) as attempt";
    const [row] = await this.#call<{ attempt: SignInAttempt | null }>("take-sign-in", sql, [idHash]);
    return row?.attempt ?? null;
  }

  async open(idHash: Buffer, person: ProvenPerson, { userAgent, address }: SessionOrigin): Promise<void> {
    const { issuer, subject, displayName, logoutHint } = person;
    const sql = "select accounts.open_session($1, $2, $3, $4, $5, $6, $7)";
    await this.#call("open-session", sql, [idHash, issuer, subject, displayName, logoutHint, userAgent, address]);
  }

  /**
   * Who the session belongs to, with her active grant as it stands now; `null` when the session has ended.
   * @param address where the request comes from
   */
  async readActor(idHash: Buffer, address: string | null): Promise<Actor | null> {
    const [row] = await this.#call<SessionRow>("read-session", "select * from accounts.read_session($1)", [idHash]);
    return row ? toActor(row, address) : null;
  }

  /** Why a session is over; `null` for one that is not, that its person signed out of, or that never was. */
  async readEnd(idHash: Buffer): Promise<SessionEnd | null> {
    const sql = "select accounts.session_end($1) as reason";
    const [row] = await this.#call<{ reason: SessionEnd | null }>("session-end", sql, [idHash]);
    return row?.reason ?? null;
  }

  async readGrants(idHash: Buffer): Promise<GrantChoice[]> {
    const rows = await this.#call<GrantRow>("session-grants", "select * from accounts.session_grants($1)", [idHash]);
    return rows.map(({ id, role, organisation_id, name_th, name_en }) => ({
      id,
      role,
      organisationId: organisation_id,
      organisationNameTh: name_th,
      organisationNameEn: name_en,
    }));
  }

  /** Makes a grant the active one. `false` when it is not, or no longer, a grant of this session's person. */
  async chooseGrant(idHash: Buffer, grantId: string): Promise<boolean> {
    const sql = "select accounts.choose_grant($1, $2) as is_chosen";
    const [row] = await this.#call<{ is_chosen: boolean }>("choose-grant", sql, [idHash, grantId]);
    return row?.is_chosen ?? false;
  }

  /** Ends a session. Gives its logout hint, or `null` when there was no such session. */
  async close(idHash: Buffer): Promise<string | null> {
    const sql = "select accounts.close_session($1) as hint";
    const [row] = await this.#call<{ hint: string | null }>("close-session", sql, [idHash]);
    return row?.hint ?? null;
  }

  /** Leaves a failed sign-in in the audit trail; a flood of them is cut off there. */
  async recordFailure({ requestId, reason, cause, address }: SignInFailure): Promise<void> {
    const sql = "select accounts.record_sign_in_failure($1, $2, $3, $4)";
    await this.#call("sign-in-failure", sql, [requestId, `SIGN_IN_${reason.toUpperCase()}`, cause, address]);
  }

  /** What a key may read, when it is live and taken from that address; else `null`. */
  async readApiKey(keyHash: Buffer, address: string | null): Promise<LiveApiKey | null> {
    const sql = `select id, name, organisation_id as "organisationId", scope_path as "scopePath"
      from accounts.use_api_key($1, $2)`;
    const [key] = await this.#call<LiveApiKey & QueryResultRow>("use-api-key", sql, [keyHash, address]);
    return key ?? null;
  }

  async countApiKeyUse(uses: readonly ApiKeyUse[]): Promise<void> {
    await this.#call("count-api-key-use", "select accounts.count_api_key_use($1, $2, $3)", [
      uses.map(({ id }) => id),
      uses.map(({ count }) => count),
      uses.map(({ lastUsedAt }) => lastUsedAt),
    ]);
  }

  /** Resolves when PostgreSQL answers. Throws otherwise. */
  async ping(): Promise<void> {
    await this.#pool.query("select 1");
  }

  /** How the pool is used at the moment. */
  poolUse(): PoolUse {
    return poolUseOf(this.#pool);
  }

  /** Gives all connections back. */
  async end(): Promise<void> {
    await this.#pool.end();
  }

  async #call<Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return (await this.#pool.query<Row>({ name, text, values })).rows;
  }
}
