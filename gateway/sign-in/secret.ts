import { createHash, randomBytes } from "node:crypto";

/** 256 random bits that only the browser keeps. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What the database keeps in a secret's place: whoever reads the table can sign in as nobody. */
export const hashOf = (...parts: readonly string[]): Buffer => createHash("sha256").update(parts.join(":")).digest();
