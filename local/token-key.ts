import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newTokenKey, TOKEN_KEY } from "../subgraphs/accounts/activation-token/token-keys";
import { errorCode, explainFileError } from "./plain-error";

/**
 * Gives this process and those that it starts the key of activation tokens: the one of the environment, else the one in
 * `token.key` of the data directory, made there at the first start. It is no part of the database, so that whoever gets hold
 * of the one has not the other.
 */
export function provideTokenKey(dataDir: string): void {
  if (!process.env[TOKEN_KEY]) process.env[TOKEN_KEY] = readOrMake(join(dataDir, "token.key"));
}

function readOrMake(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw explainFileError(error, file);
  }
  const key = newTokenKey();
  try {
    writeFileSync(`${file}.new`, `${key}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw explainFileError(error, file);
  }
  return key;
}
