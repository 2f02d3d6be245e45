import type { DatabaseSync } from "node:sqlite";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { z } from "zod";

const rowShape = z.object({ payload: z.string() });

const TABLES = `
  CREATE TABLE IF NOT EXISTS record (
    model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL,
    grant_id TEXT, uid TEXT, expires_at INTEGER NOT NULL,
    PRIMARY KEY (model, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS record_grant_id ON record (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX IF NOT EXISTS record_uid ON record (model, uid) WHERE uid IS NOT NULL;
`;

/** Keeps the sessions, codes and grants of the stand-in, so that a restart in the middle of a sign-in loses nothing. */
export class DigitalIdStore {
  /** Makes its table when there is none, and forgets what has expired. */
  constructor(private readonly database: DatabaseSync) {
    database.exec(TABLES);
    database.prepare("DELETE FROM record WHERE expires_at <= ?").run(nowSeconds());
  }

  /** What oidc-provider calls to store one kind of thing. */
  adapterFor(model: string): Adapter {
    return {
      upsert: async (id, payload, expiresIn) => this.upsert(model, id, payload, expiresIn),
      find: async (id) => this.find("model = ? AND id = ?", model, id),
      findByUid: async (uid) => this.find("model = ? AND uid = ?", model, uid),
      // The device flow, the only one with user codes, is off.
      findByUserCode: async () => undefined,
      consume: async (id) => this.consume(model, id),
      destroy: async (id) => this.remove("model = ? AND id = ?", model, id),
      revokeByGrantId: async (grantId) => this.remove("grant_id = ?", grantId),
    };
  }

  private upsert(model: string, id: string, payload: AdapterPayload, expiresInSeconds: number | undefined): void {
    this.database
      .prepare(
        "INSERT OR REPLACE INTO record (model, id, payload, grant_id, uid, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
      )
      .run(
        model,
        id,
        JSON.stringify(payload),
        payload.grantId ?? null,
        payload.uid ?? null,
        expiresInSeconds === undefined ? Number.MAX_SAFE_INTEGER : nowSeconds() + expiresInSeconds,
      );
  }

  private find(condition: string, ...values: string[]): AdapterPayload | undefined {
    const row = this.database
      .prepare(`SELECT payload FROM record WHERE ${condition} AND expires_at > ?`)
      .get(...values, nowSeconds());
    return row === undefined ? undefined : (JSON.parse(rowShape.parse(row).payload) as AdapterPayload);
  }

  private consume(model: string, id: string): void {
    this.database
      .prepare("UPDATE record SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?")
      .run(nowSeconds(), model, id);
  }

  private remove(condition: string, ...values: string[]): void {
    this.database.prepare(`DELETE FROM record WHERE ${condition}`).run(...values);
  }
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
