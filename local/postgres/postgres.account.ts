import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { PlainError } from "../plain-error";

/** Whom PostgreSQL runs as when it cannot run as ourselves. */
export interface PostgresAccount {
  uid: number;
  gid: number;
}

const ACCOUNT_NAME = "pakmut";

/** True when we are root, as whom PostgreSQL refuses to run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The system user `pakmut`, made when it is missing. Only for root.
 * Throws a PlainError when the machine lets nobody make users.
 */
export function ensurePostgresAccount(log: (line: string) => void): PostgresAccount {
  const known = lookUpAccount();
  if (known !== undefined) return known;
  log(`PostgreSQL must not run as root: making the system user "${ACCOUNT_NAME}" for it.`);
  const isMade =
    run("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT_NAME]) ||
    run("adduser", ["--system", "--no-create-home", "--group", ACCOUNT_NAME]);
  // Looked up even after a failure: another start may have made the user at the same moment.
  const made = lookUpAccount();
  if (made !== undefined) return made;
  throw new PlainError(
    `PostgreSQL must not run as root and the system user "${ACCOUNT_NAME}" could not be made${isMade ? "" : " (useradd and adduser failed)"}: make it by hand, start Pakmut as an ordinary user, or set DATABASE_URL.`,
  );
}

/** True when `account` can enter `directory`, that is, pass through every directory above it too. */
export function canEnter(account: PostgresAccount, directory: string): boolean {
  return spawnSync("test", ["-x", directory], { ...account, cwd: "/" }).status === 0;
}

function lookUpAccount(): PostgresAccount | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${ACCOUNT_NAME}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function run(command: string, args: string[]): boolean {
  const path = `${process.env.PATH ?? ""}:/usr/sbin:/sbin`;
  return spawnSync(command, args, { stdio: "ignore", env: { ...process.env, PATH: path } }).status === 0;
}
