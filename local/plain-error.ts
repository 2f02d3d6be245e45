/**
 * An error whose message is one clear sentence for the person at the terminal: what is wrong and what to do.
 * Commands print the message alone; every other error is a fault of ours and keeps its stack.
 */
export class PlainError extends Error {
  override name = "PlainError";
}

/** The system's code of an error ("EACCES"), or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/**
 * Turns the file system's refusals (no permission, read-only, disk full) into a sentence about `path`.
 * Gives any other error back unchanged.
 */
export function explainFileError(error: unknown, path: string): unknown {
  switch (errorCode(error)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new PlainError(
        `No permission to write in ${path}: give your user the right to write there, or set PAKMUT_DATA_DIR to a directory of your own.`,
      );
    case "ENOSPC":
    case "EDQUOT":
      return new PlainError(`The disk that holds ${path} is full: free some space and start again.`);
    case "ENOTDIR":
    case "EEXIST":
      return new PlainError(
        `${path} is in the way, a directory is needed there: move it away, or set PAKMUT_DATA_DIR to another directory.`,
      );
    default:
      return error;
  }
}
