import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  rmdirSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { PlainError, explainFileError } from "../plain-error";
import { type PostgresAccount, canEnter, ensurePostgresAccount, isRoot } from "./postgres.account";
import { SHARED_DIR, makeSharedDir } from "./postgres.binaries";

/** Where one PostgreSQL keeps everything, and whom it runs as. */
export interface PostgresPlace {
  /** Holds the cluster, the password file and the log; belongs to us. */
  dir: string;
  /** PostgreSQL's own data directory; belongs to whom it runs as. */
  clusterDir: string;
  /** undefined = PostgreSQL runs as ourselves. */
  account: PostgresAccount | undefined;
}

/**
 * Finds or makes the place for PostgreSQL's files: `<dataDir>/postgres`. As root, where PostgreSQL's own user could not
 * enter that (a clone in a closed directory), it is a link to a directory below SHARED_DIR; removing the link means
 * starting anew. Throws a PlainError when nothing can be written or the files belong to somebody else.
 */
export function preparePostgresPlace(dataDir: string, log: (line: string) => void): PostgresPlace {
  const path = join(dataDir, "postgres");
  try {
    if (isDanglingLink(path)) {
      log(`The database that ${path} pointed to is gone: making a new one.`);
      rmSync(path);
    }
    mkdirSync(path, { recursive: true, mode: isRoot() ? 0o755 : 0o700 });
    return isRoot() ? placeForRoot(path, log) : placeForUser(path);
  } catch (error) {
    throw explainFileError(error, path);
  }
}

function placeForUser(path: string): PostgresPlace {
  const place = placeAt(path, undefined);
  const owner = clusterOwner(place.clusterDir);
  if (owner !== undefined && owner.uid !== process.getuid?.()) {
    throw new PlainError(
      `The database in ${place.dir} belongs to another user (uid ${owner.uid}): start Pakmut as that user or as root, or set PAKMUT_DATA_DIR to a directory of your own.`,
    );
  }
  return place;
}

function placeForRoot(path: string, log: (line: string) => void): PostgresPlace {
  const owner = clusterOwner(join(path, "cluster"));
  // A database made earlier by an ordinary user goes on running as that user, so that he can start it again.
  const account = owner !== undefined && owner.uid !== 0 ? owner : ensurePostgresAccount(log);
  if (owner === undefined) chmodSync(path, 0o755);
  if (canEnter(account, realpathSync(path))) return placeAt(path, account);
  if (owner !== undefined) {
    throw new PlainError(
      `PostgreSQL's user (uid ${account.uid}) cannot enter ${realpathSync(path)}: allow it with chmod o+x on the directories above, or set PAKMUT_DATA_DIR to another directory.`,
    );
  }
  return placeAt(moveToSharedDir(path, log), account);
}

function moveToSharedDir(path: string, log: (line: string) => void): string {
  const target = join(SHARED_DIR, randomBytes(6).toString("hex"));
  log(`The database goes to ${target}, because its system user cannot enter ${path}.`);
  makeSharedDir(SHARED_DIR);
  makeSharedDir(target);
  // Only what an initialisation broke off half-way can be left here: there is no cluster yet.
  for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true });
  rmdirSync(path);
  symlinkSync(target, path);
  return path;
}

function placeAt(path: string, account: PostgresAccount | undefined): PostgresPlace {
  const dir = realpathSync(path);
  return { dir, clusterDir: join(dir, "cluster"), account };
}

function clusterOwner(clusterDir: string): PostgresAccount | undefined {
  const stats = statSync(clusterDir, { throwIfNoEntry: false });
  return stats === undefined ? undefined : { uid: stats.uid, gid: stats.gid };
}

function isDanglingLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true && !existsSync(path);
}

/** Removes the place of a data directory, wherever it is. For tests: the server must be stopped. */
export function removePostgresPlace(dataDir: string): void {
  const path = join(dataDir, "postgres");
  if (existsSync(path)) rmSync(realpathSync(path), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  rmSync(path, { force: true });
}
