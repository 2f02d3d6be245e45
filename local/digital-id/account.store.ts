import { createHmac, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { DEMO_PASSWORD, demoAccounts, subjectOf } from "./demo.account";
import { hashPassword, isPassword } from "./password";

/** Somebody who can sign in at the stand-in. */
export interface Account {
  /** The provider's own, opaque name for the person. */
  subject: string;
  login: string;
  givenName: string;
  familyName: string;
}

/** What a finished sign-up leaves. The telephone number and the laser code have done their work and are not kept. */
export interface NewAccount {
  login: string;
  givenName: string;
  familyName: string;
  citizenId: string;
  passwordHash: string;
}

const rowShape = z.object({
  subject: z.string(),
  login: z.string(),
  given_name: z.string(),
  family_name: z.string(),
  password_hash: z.string(),
});
type Row = z.infer<typeof rowShape>;

const TABLE = `
  CREATE TABLE IF NOT EXISTS account (
    subject TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, given_name TEXT NOT NULL, family_name TEXT NOT NULL,
    password_hash TEXT NOT NULL, citizen_id_hmac TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** A user name as it is compared: capitals and spaces around it do not count. */
export const loginKey = (login: string): string => login.trim().toLowerCase();

export const displayNameOf = ({ givenName, familyName }: Account): string => `${givenName} ${familyName}`;

const toAccount = ({ subject, login, given_name, family_name }: Row): Account => ({
  subject,
  login,
  givenName: given_name,
  familyName: family_name,
});

function demoAccountOf(login: string): Account | null {
  const demo = demoAccounts.find((account) => account.login === login);
  if (!demo) return null;
  const [givenName = "", familyName = ""] = demo.displayName.split(/ (?=\S+$)/);
  return { subject: subjectOf(login), login, givenName, familyName };
}

/** The accounts of the stand-in: those of the demo, and those that people made by signing up. */
export class AccountStore {
  readonly #demoHash = hashPassword(DEMO_PASSWORD);

  /** @param citizenIdKey without it nobody can look for a citizen ID among the 10¹² that there are */
  constructor(
    private readonly database: DatabaseSync,
    private readonly citizenIdKey: string,
  ) {
    database.exec(TABLE);
  }

  /** The account with this subject, or `null`. */
  findBySubject(subject: string): Account | null {
    const demo = demoAccounts.find(({ login }) => subjectOf(login) === subject);
    if (demo) return demoAccountOf(demo.login);
    const row = this.#find("subject", subject);
    return row && toAccount(row);
  }

  /** The account whose name and password these are; `null` when they are not right. */
  async findByPassword(login: string, password: string): Promise<Account | null> {
    const key = loginKey(login);
    const demo = demoAccountOf(key);
    const row = demo ? null : this.#find("login", key);
    const isRight = await isPassword(password, demo ? await this.#demoHash : (row?.password_hash ?? null));
    if (!isRight) return null;
    return demo ?? (row && toAccount(row));
  }

  isLoginTaken(login: string): boolean {
    const key = loginKey(login);
    return demoAccountOf(key) !== null || this.#find("login", key) !== null;
  }

  /** Has somebody with this citizen ID an account already? */
  isKnown(citizenId: string): boolean {
    return this.#find("citizen_id_hmac", this.#hmacOf(citizenId)) !== null;
  }

  /** Makes an account. `false` when meanwhile somebody took the name or the citizen ID. */
  add({ login, givenName, familyName, citizenId, passwordHash }: NewAccount): boolean {
    const { changes } = this.database
      .prepare("INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .run(
        randomBytes(16).toString("hex"),
        loginKey(login),
        givenName,
        familyName,
        passwordHash,
        this.#hmacOf(citizenId),
        Date.now(),
      );
    return changes === 1;
  }

  #hmacOf(citizenId: string): string {
    return createHmac("sha256", this.citizenIdKey).update(citizenId).digest("base64url");
  }

  #find(column: "subject" | "login" | "citizen_id_hmac", value: string): Row | null {
    const row = this.database.prepare(`SELECT * FROM account WHERE ${column} = ?`).get(value);
    return row === undefined ? null : rowShape.parse(row);
  }
}
