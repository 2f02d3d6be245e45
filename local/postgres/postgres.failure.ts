import { PlainError } from "../plain-error";

interface KnownFailure {
  pattern: RegExp;
  sentence: (clusterDir: string, match: RegExpMatchArray) => string;
}

const anotherDirectory = "or set PAKMUT_DATA_DIR to another directory";

/** What PostgreSQL says (in English, see lc_messages) and what the person at the terminal can do about it. */
const knownFailures: KnownFailure[] = [
  {
    pattern: /No space left on device|Disk quota exceeded/,
    sentence: (dir) => `The disk that holds ${dir} is full: free some space and start again.`,
  },
  {
    pattern:
      /initialized by PostgreSQL version (\S+),? which is not compatible|database files are incompatible with server/,
    sentence: (dir, match) =>
      `The database in ${dir} was made by ${match[1] === undefined ? "a different PostgreSQL" : `PostgreSQL ${match[1]}`}, this is PostgreSQL 18: move it away to start anew, ${anotherDirectory}.`,
  },
  {
    pattern:
      /invalid locale name|locale "[^"]*" (?:does not exist|could not be)|could not (?:find|create) (?:suitable )?locale/,
    sentence: () =>
      "The locale C.UTF-8 is missing on this machine: install it (on Debian: apt-get install locales) and start again.",
  },
  {
    pattern: /has wrong ownership|has invalid permissions/,
    sentence: (dir) =>
      `${dir} must belong to PostgreSQL's user alone: repair its owner and mode (chmod 700), ${anotherDirectory}.`,
  },
  {
    pattern: /Permission denied|Read-only file system/,
    sentence: (dir) => `PostgreSQL has no permission in ${dir}: repair its owner and mode, ${anotherDirectory}.`,
  },
  {
    pattern: /could not (?:create|map|resize) (?:shared|anonymous shared) memory|Cannot allocate memory/,
    sentence: () =>
      "PostgreSQL gets too little memory (it needs about 300 MB): stop other programs or raise the container's limit.",
  },
  {
    pattern: /Address already in use|could not bind/,
    sentence: () =>
      "The port chosen for PostgreSQL is in use by another program: stop that program, or choose another port.",
  },
  {
    pattern:
      /is not a database cluster directory|does not exist|could not open file|could not (?:read|locate)|invalid (?:checkpoint|primary checkpoint|data|page)|checksum|corrupt|PANIC|unexpected/i,
    sentence: (dir) =>
      `The database in ${dir} is damaged or not one of Pakmut's: put back a backup, or move the directory away to start anew.`,
  },
];

/**
 * The sentence for a PostgreSQL that did not start, found from what it wrote. `logFile` is named when the reason is
 * none that we know.
 */
export function explainPostgresFailure(output: string, clusterDir: string, logFile: string): PlainError {
  for (const { pattern, sentence } of knownFailures) {
    const match = output.match(pattern);
    if (match !== null) return new PlainError(sentence(clusterDir, match));
  }
  const lastLine = output.trim().split("\n").at(-1) ?? "";
  return new PlainError(`PostgreSQL did not start (${lastLine || "it wrote nothing"}): see ${logFile}.`);
}

/** True when another program took the port between our choosing it and PostgreSQL's opening it. */
export function isPortTaken(output: string): boolean {
  return /Address already in use|could not bind/.test(output);
}

/** True when processes of a server that died are still letting go of its memory. */
export function isStillLettingGo(output: string): boolean {
  return /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(output);
}
