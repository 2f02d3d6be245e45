import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type FileEncoding, fileEncodings } from "../../subgraphs/kit/import/import.types";
import { PlainError } from "../plain-error";

export const importKinds = ["organisations", "service-points"] as const;
export type ImportKindName = (typeof importKinds)[number];

/** What the command was asked to do. */
export type ImportRequest =
  | { what: "help" }
  | { what: "template"; kind: ImportKindName; file: string | null }
  | {
      what: "import";
      kind: ImportKindName;
      file: string;
      isApplied: boolean;
      skipsBadRows: boolean;
      encoding: FileEncoding | null;
      parentCode: string | null;
      report: string | null;
    };

const options = {
  "dry-run": { type: "boolean" },
  apply: { type: "boolean" },
  "skip-bad": { type: "boolean" },
  encoding: { type: "string" },
  parent: { type: "string" },
  report: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const encodingNames: Readonly<Record<string, FileEncoding>> = {
  "tis-620": "windows-874",
  cp874: "windows-874",
  utf8: "utf-8",
};
const hint = 'see "npm run import -- help".';

function parse(args: string[]): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message.split(". ")[0] : String(error)}: ${hint}`);
  }
}

function readKind(word: string | undefined): ImportKindName {
  const kind = importKinds.find((name) => name === word);
  if (!kind) throw new PlainError(`Say what to import, organisations or service-points: ${hint}`);
  return kind;
}

function readEncoding(word: string | undefined): FileEncoding | null {
  if (word === undefined) return null;
  const name = word.toLowerCase();
  const encoding = fileEncodings.find((known) => known === name) ?? encodingNames[name];
  if (!encoding) throw new PlainError(`--encoding must be utf-8 or windows-874, it is "${word}".`);
  return encoding;
}

/**
 * Reads the words of the command line. Throws a PlainError when they make no sense.
 * @param cwd the folder that file names belong to
 */
export function readImportArguments(args: string[], cwd: string): ImportRequest {
  const { values, positionals } = parse(args);
  const [first, second, third] = positionals;
  if (values.help || first === "help" || first === undefined) return { what: "help" };
  const path = (name: string): string => resolve(cwd, name);
  if (first === "template") return { what: "template", kind: readKind(second), file: third ? path(third) : null };
  const kind = readKind(first);
  if (!second) throw new PlainError(`Name the file to import: ${hint}`);
  if (third) throw new PlainError(`Import one file at a time, not also "${third}".`);
  if (values.apply && values["dry-run"]) throw new PlainError("Choose one of --dry-run and --apply.");
  if (values.parent !== undefined && !/^[0-9]{13}$/.test(values.parent))
    throw new PlainError("--parent must be a code of 13 digits.");
  return {
    what: "import",
    kind,
    file: path(second),
    isApplied: values.apply === true,
    skipsBadRows: values["skip-bad"] === true,
    encoding: readEncoding(values.encoding),
    parentCode: values.parent ?? null,
    report: values.report === undefined ? null : path(values.report),
  };
}
