import { mkdirSync } from "node:fs";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { migrate } from "../subgraphs/kit/database/migrate";
import { rootPath } from "../subgraphs/kit/database/scope";
import type { ImportOutcome } from "../subgraphs/kit/import/import.types";
import { runCommand, say } from "./command";
import { demoCodes } from "./demo/demo-grants";
import { demoFile } from "./demo/load";
import { refuseInProduction } from "./digital-id/demo.account";
import type { ImportKindName } from "./import/import.arguments";
import { findPath, refreshStatistics, runImportCommand } from "./import/import.command";
import { countLine } from "./import/import.report";
import { openLocalDatabase } from "./local-database";
import { readLocalSettings } from "./local-settings";
import { PlainError } from "./plain-error";

/** `npm run demo -- schools`: 35,745 real schools through the importer, as files of an office would come. */
async function main([what]: string[]): Promise<number> {
  if (what !== "schools") throw new PlainError("Use: npm run demo -- schools");
  refuseInProduction("npm run demo");
  const { dataDir, databaseUrl } = readLocalSettings(process.env);
  mkdirSync(dataDir, { recursive: true });
  const database = await openLocalDatabase({ dataDir, databaseUrl, purpose: "npm run demo", mayShare: true, log: say });
  try {
    await importSchools(database.adminUrl);
    return 0;
  } finally {
    await database.close();
  }
}

async function importSchools(adminUrl: string): Promise<void> {
  const { appUrl } = await migrate(adminUrl, allSubgraphs, say);
  const load = async (kind: ImportKindName, file: string, label: string): Promise<ImportOutcome> => {
    const outcome = await runImportCommand(
      kind,
      { appUrl, file: demoFile(file), scopePath: rootPath, isApplied: true, skipsBadRows: true },
      label,
    );
    await refreshStatistics(adminUrl, kind);
    return outcome;
  };
  say("Schools from the lists in the Thai Wikipedia, by way of thai-school-data (CC BY-SA 4.0).");
  if ((await findPath(appUrl, demoCodes.basicEducation)) === null)
    await load("organisations", "ministries.csv", "Ministries and departments: ");
  const schools = await load("organisations", "schools.csv.gz", "Schools: ");
  const points = await load("service-points", "schools.csv.gz", "Their service points: ");
  say(`Their service points: ${points.added} new, ${points.changed} with changes, ${points.unchanged} as before.`);
  say(countLine(schools));
}

runCommand(main);
