import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PlainError, explainFileError } from "../plain-error";
import { explainPostgresFailure } from "./postgres.failure";
import type { PostgresPlace } from "./postgres.place";

/** The superuser of the embedded PostgreSQL. */
export const SUPERUSER = "postgres";

const secretShape = z.object({ password: z.string().min(1), port: z.number().int().optional() });

/** What must be remembered of a cluster from start to start. */
export type PostgresSecret = z.infer<typeof secretShape>;

const NEEDED_FREE_MB = 300;
const POSTGRES_MAJOR = "18";

/**
 * Makes the cluster in `place` when there is none, and gives its superuser's password and last port.
 * Throws a PlainError when the disk is full or what is there is no cluster of ours.
 */
export function ensureCluster(place: PostgresPlace, nativeDir: string, log: (line: string) => void): PostgresSecret {
  if (existsSync(place.clusterDir) && readdirSync(place.clusterDir).length > 0) return checkCluster(place);
  requireFreeSpace(place.dir);
  log("Making the database (PostgreSQL 18) …");
  const secret = { password: randomBytes(24).toString("base64url") };
  // The password is written last-but-one and the cluster renamed last: broken off anywhere, it begins again.
  const newDir = join(place.dir, "cluster.new");
  const passwordFile = join(place.dir, "initdb-password");
  try {
    rmSync(newDir, { recursive: true, force: true });
    mkdirSync(newDir, { mode: 0o700 });
    writeFileSync(passwordFile, secret.password, { mode: 0o600 });
    if (place.account !== undefined) {
      for (const path of [newDir, passwordFile]) chownSync(path, place.account.uid, place.account.gid);
    }
    runInitdb(place, nativeDir, newDir, passwordFile);
    writeSecret(place, secret);
    renameSync(newDir, place.clusterDir);
  } catch (error) {
    throw explainFileError(error, place.dir);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return secret;
}

/** What was remembered of the cluster in `dir`; undefined when it is missing or damaged. */
export function readSecret(dir: string): PostgresSecret | undefined {
  return secretShape.safeParse(parseJson(readOptional(secretFile(dir)))).data;
}

/** Remembers the password and port of a cluster, readable by us alone. */
export function writeSecret(place: PostgresPlace, secret: PostgresSecret): void {
  const temporary = `${secretFile(place.dir)}.new`;
  writeFileSync(temporary, JSON.stringify(secret), { mode: 0o600 });
  renameSync(temporary, secretFile(place.dir));
}

/** The environment PostgreSQL gets: nothing of ours, and messages in English, which we read. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: "/usr/bin:/bin", LANG: "C", TZ: "UTC" };
}

function runInitdb(place: PostgresPlace, nativeDir: string, clusterDir: string, passwordFile: string): void {
  const result = spawnSync(
    join(nativeDir, "bin", "initdb"),
    [
      `--pgdata=${clusterDir}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth-host=scram-sha-256",
      "--auth-local=reject",
      "--data-checksums",
      "--encoding=UTF8",
      "--locale-provider=libc",
      "--locale=C",
      "--lc-collate=C",
      "--lc-ctype=C.UTF-8",
      "--lc-messages=C",
      "--text-search-config=simple",
      "--no-instructions",
    ],
    { ...place.account, cwd: clusterDir, encoding: "utf8", env: postgresEnvironment() },
  );
  if (result.status === 0) return;
  rmSync(clusterDir, { recursive: true, force: true });
  throw explainPostgresFailure(
    `${result.error?.message ?? ""}\n${result.stdout ?? ""}\n${result.stderr ?? ""}`,
    place.dir,
    place.dir,
  );
}

function checkCluster(place: PostgresPlace): PostgresSecret {
  const version = readOptional(join(place.clusterDir, "PG_VERSION"))?.trim();
  const secret = readSecret(place.dir);
  if (version !== undefined && version !== POSTGRES_MAJOR) {
    throw new PlainError(
      `The database in ${place.clusterDir} was made by PostgreSQL ${version}, this is PostgreSQL ${POSTGRES_MAJOR}: move it away to start anew, or set PAKMUT_DATA_DIR to another directory.`,
    );
  }
  if (version !== undefined && secret !== undefined) return secret;
  throw new PlainError(
    `The database in ${place.dir} is damaged or not one of Pakmut's: put back a backup, or move the directory away to start anew.`,
  );
}

function requireFreeSpace(directory: string): void {
  const { bavail, bsize } = statfsSync(directory);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMb >= NEEDED_FREE_MB) return;
  throw new PlainError(
    `The disk that holds ${directory} has only ${freeMb} MB left and Pakmut needs ${NEEDED_FREE_MB} MB: free some space and start again.`,
  );
}

function secretFile(dir: string): string {
  return join(dir, "superuser.json");
}

function readOptional(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
