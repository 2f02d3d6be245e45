import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FILES_DIR } from "../../subgraphs/kit/file/file.settings";
import { errorCode } from "../plain-error";

/** The environment variable that tells the workers of a run where uploaded files go. */
export const TEST_FILES_DIR = "PAKMUT_TEST_FILES_DIR";

const PREFIX = "pakmut-test-";

/** Makes a directory for a run of tests; its name tells the process that it belongs to. */
export function makePlace(purpose: string): string {
  return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-${purpose}-`));
}

/** The places of runs that were killed with -9; those of a run that goes on meanwhile are none. */
export function abandonedPlaces(): string[] {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  return names.filter((name) => !isRunning(ownerOf(name))).map((name) => join(tmpdir(), name));
}

/** Where what a file of tests uploads goes: no file counts another's. */
export function filesDirOfTests(): string {
  const ofRun = process.env[TEST_FILES_DIR];
  if (!ofRun) throw new Error(`${TEST_FILES_DIR} is not set: run the tests through npm test.`);
  process.env[FILES_DIR] ||= mkdtempSync(join(ofRun, "files-"));
  return process.env[FILES_DIR];
}

const ownerOf = (name: string): number => Number(name.slice(PREFIX.length).split("-")[0]);

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
