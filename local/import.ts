import { mkdirSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { migrate } from "../subgraphs/kit/database/migrate";
import { templateHeader } from "../subgraphs/kit/import/import-column";
import { runCommand, say } from "./command";
import { type ImportKindName, type ImportRequest, readImportArguments } from "./import/import.arguments";
import { refreshStatistics, runImportCommand, scopeOf } from "./import/import.command";
import { columnsOf, helpText } from "./import/import.help";
import { countLine, outcomeLines, writeReport } from "./import/import.report";
import { openLocalDatabase } from "./local-database";
import { readLocalSettings } from "./local-settings";
import { errorCode, explainFileError, PlainError } from "./plain-error";

type FileRequest = Extract<ImportRequest, { what: "import" }>;

/** `npm run import`: organisations and service points out of CSV files. Gives the exit code: 1 when bad rows stop the file. */
async function main(args: string[]): Promise<number> {
  const request = readImportArguments(args, process.env["INIT_CWD"] ?? process.cwd());
  if (request.what === "help") say(helpText());
  else if (request.what === "template") writeTemplate(request.kind, request.file);
  else return importFile(request);
  return 0;
}

function writeTemplate(kind: ImportKindName, file: string | null): void {
  const header = templateHeader(columnsOf[kind], "th").join(",");
  if (file !== null) writeNewFile(file, `\uFEFF${header}\r\n`);
  say(file === null ? header : `An empty file for ${kind} is in ${file}.`);
}

function writeNewFile(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    if (errorCode(error) === "EEXIST") throw new PlainError(`${file} is there already: choose another name.`);
    throw explainFileError(error, file);
  }
}

async function importFile(request: FileRequest): Promise<number> {
  const { dataDir, databaseUrl } = readLocalSettings(process.env);
  mkdirSync(dataDir, { recursive: true });
  const database = await openLocalDatabase({
    dataDir,
    databaseUrl,
    purpose: "npm run import",
    mayShare: true,
    log: say,
  });
  try {
    const { appUrl } = await migrate(database.adminUrl, allSubgraphs, say);
    return await importInto(database.adminUrl, appUrl, request);
  } finally {
    await database.close();
  }
}

async function importInto(adminUrl: string, appUrl: string, request: FileRequest): Promise<number> {
  const { kind, file, isApplied, skipsBadRows, encoding, parentCode, report } = request;
  const scopePath = await scopeOf(appUrl, parentCode);
  const outcome = await runImportCommand(kind, {
    appUrl,
    file,
    scopePath,
    parentCode,
    encoding,
    isApplied,
    skipsBadRows,
  });
  if (outcome.isWritten) await refreshStatistics(adminUrl, kind);
  if (report !== null) writeReport(report, outcome.badCells);
  for (const line of outcomeLines(outcome, report !== null)) say(line);
  const isStopped = isApplied && !outcome.isWritten;
  if (!isApplied)
    say(`Dry run of ${basename(file)} (${outcome.encoding}): nothing was written. Add --apply to write it.`);
  if (isStopped) say("Nothing was written: correct the bad rows, or add --skip-bad to import the others.");
  say(countLine(isStopped ? { ...outcome, added: 0, changed: 0, unchanged: 0 } : outcome));
  return outcome.bad > 0 && !skipsBadRows ? 1 : 0;
}

runCommand(main);
