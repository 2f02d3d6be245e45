import { Client } from "pg";
import type { ImportOutcome, ImportSettings } from "../../subgraphs/kit/import/import.types";
import { rootPath } from "../../subgraphs/kit/database/scope";
import { projectFile } from "../../subgraphs/kit/project-file";
import { importOrganisations } from "../../subgraphs/organisations/directory-import/directory-import";
import { importServicePoints } from "../../subgraphs/service-points/pin-import/pin-import";
import { refuseInProduction } from "../digital-id/demo.account";
import { addDemoPersons, demoActor } from "./demo-persons";
import { sendDemoRegistrations } from "./demo-registrations";
import { makeDemoTokens, redeemer } from "./demo-tokens";
import { doDemoWork } from "./demo-work";

export interface DemoSettings {
  /** A login that owns the database. */
  adminUrl: string;
  appUrl: string;
  /** Issuer of the stand-in for Digital ID, to whom the demo accounts belong. */
  issuer: string;
  log: (line: string) => void;
}

/** Any constant: only one process loads at a time. */
const loadLock = 7_202_613;

/** Path of a demo file. */
export const demoFile = (name: string): string => projectFile("local/demo/data", name);

type Importer = (settings: ImportSettings) => Promise<ImportOutcome>;

async function importAll(importer: Importer, appUrl: string, name: string): Promise<ImportOutcome> {
  const outcome = await importer({ appUrl, file: demoFile(name), scopePath: rootPath, isApplied: true });
  const [bad] = outcome.badCells;
  if (bad) throw new Error(`The demo file ${name} has a bad cell: ${JSON.stringify(bad)}`);
  return outcome;
}

async function loadOnce(admin: Client, { appUrl, issuer, log }: DemoSettings): Promise<void> {
  const { rowCount } = await admin.query("select from demo.loaded");
  if (rowCount) return addDemoPersons(admin, issuer);
  log("Loading the demo data …");
  const ministries = await importAll(importOrganisations, appUrl, "ministries.csv");
  const colleges = await importAll(importOrganisations, appUrl, "colleges.csv");
  await importAll(importServicePoints, appUrl, "colleges.csv");
  await addDemoPersons(admin, issuer, [redeemer]);
  const officer = await demoActor(admin, issuer, "central");
  await doDemoWork(admin, appUrl, officer);
  await makeDemoTokens(admin, appUrl, issuer, officer);
  await sendDemoRegistrations(admin, appUrl);
  await admin.query("insert into demo.loaded default values");
  log(
    `Demo data: ${ministries.added} ministries and departments, ${colleges.added} colleges with their service points.`,
  );
}

/**
 * Loads the demo data once: ministries, departments and colleges through the importer, some of an officer's work and the
 * requests of strangers through the commands; and, for each issuer, the persons and grants of the demo accounts. Broken off half-way, it goes on with
 * the next call. Throws a PlainError in production.
 */
export async function loadDemo(settings: DemoSettings): Promise<void> {
  refuseInProduction("The demo data");
  const admin = new Client({ connectionString: settings.adminUrl });
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock($1)", [loadLock]);
    await admin.query(
      "create schema if not exists demo; create table if not exists demo.loaded (at timestamptz not null default now())",
    );
    await loadOnce(admin, settings);
  } finally {
    await admin.end();
  }
}
