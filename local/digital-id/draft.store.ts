import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type SignUpDraft, signUpDraftShape } from "./sign-up.draft";

const TABLE = `
  CREATE TABLE IF NOT EXISTS draft (id TEXT PRIMARY KEY, sealed BLOB NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
`;
export const draftLifetimeMs = 60 * 60_000;
const nonceBytes = 12;
const tagBytes = 16;
const rowShape = z.object({ sealed: z.instanceof(Uint8Array) });
/** What a browser keeps: 256 random bits. */
const secretPattern = /^[\w-]{43}$/;

/** From the browser's secret: under which name its draft lies, and the key that opens it. */
function keysOf(secret: string): { id: string; key: Buffer } {
  const bytes = Buffer.from(hkdfSync("sha256", secret, "", "pakmut digital id draft", 64));
  return { id: bytes.subarray(0, 32).toString("base64url"), key: bytes.subarray(32) };
}

/**
 * What somebody has typed so far, for an hour. It holds a citizen ID, so it lies sealed with a key that only the person's
 * browser has: whoever reads the file reads nothing, and yet a restart loses nothing.
 */
export class DraftStore {
  constructor(private readonly database: DatabaseSync) {
    database.exec(TABLE);
  }

  /** A secret for a browser that begins. */
  newSecret(): string {
    return randomBytes(32).toString("base64url");
  }

  read(secret: string): SignUpDraft | null {
    if (!secretPattern.test(secret)) return null;
    const { id, key } = keysOf(secret);
    const row = this.database.prepare("SELECT sealed FROM draft WHERE id = ? AND expires_at > ?").get(id, Date.now());
    return row === undefined ? null : open(Buffer.from(rowShape.parse(row).sealed), key);
  }

  write(secret: string, draft: SignUpDraft): void {
    const { id, key } = keysOf(secret);
    this.database.prepare("DELETE FROM draft WHERE expires_at <= ?").run(Date.now());
    this.database
      .prepare("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)")
      .run(id, seal(draft, key), Date.now() + draftLifetimeMs);
  }

  remove(secret: string): void {
    this.database.prepare("DELETE FROM draft WHERE id = ?").run(keysOf(secret).id);
  }
}

function seal(draft: SignUpDraft, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(draft), "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

function open(sealed: Buffer, key: Buffer): SignUpDraft {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const text = Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
  return signUpDraftShape.parse(JSON.parse(text.toString("utf8")));
}
