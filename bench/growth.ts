import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { Database } from "../subgraphs/kit/database/database";
import { Operation } from "../subgraphs/kit/database/operation";
import { listOrganisations } from "../subgraphs/organisations/organisation/organisation.reader";
import { listServicePoints, mapServicePoints } from "../subgraphs/service-points/service-point/service-point.reader";
import type { BenchServer } from "./bench-database";
import { type BenchRow, lessRow, measure, median } from "./bench-row";
import { type BenchScope, type Country, makeCountry } from "./country";

const factor = 10;
const rounds = 15;
/** Ten times the rows may cost 1.5 times the time. */
const goal = 1 / 1.5;

/** One country as a reader meets it. */
interface Reading {
  country: Country;
  database: Database;
  /** Where nine tenths of the list by name have been read. */
  deepCursor: string;
}

interface Case {
  name: string;
  scopes: readonly BenchScope["name"][];
  read(operation: Operation, reading: Reading): Promise<unknown>;
}

const everyScope = ["agency", "department", "root"] as const;
const wholeCountry = { bounds: { west: 97, south: 5, east: 106, north: 21 }, zoom: 6 };
const city = { bounds: { west: 100.3, south: 13.6, east: 100.7, north: 13.85 }, zoom: 12 };

const searchFor = (what: string, text: string): Case[] => [
  {
    name: `service points with ${what}`,
    scopes: everyScope,
    read: (operation) => listServicePoints(operation, { first: 25, filter: { text } }),
  },
  {
    name: `organisations with ${what}`,
    scopes: ["root"],
    read: (operation) => listOrganisations(operation, { first: 25, filter: { text } }),
  },
];

const cases: readonly Case[] = [
  {
    name: "list, first page",
    scopes: everyScope,
    read: (operation) => listServicePoints(operation, { first: 25 }),
  },
  {
    name: "list, page after nine tenths of the rows",
    scopes: ["root"],
    read: (operation, { deepCursor }) => listServicePoints(operation, { first: 25, after: deepCursor }),
  },
  {
    name: "list, total",
    scopes: ["department", "root"],
    read: async (operation) => (await listServicePoints(operation, { first: 1 })).countTotal(),
  },
  ...searchFor("a code", "9000000004711"),
  ...searchFor("the name of a place", "บางรัก"),
  ...searchFor("a word that most have", "สำนักงาน"),
  { name: "map, whole country", scopes: ["root"], read: (operation) => mapServicePoints(operation, wholeCountry) },
  { name: "map, a city", scopes: everyScope, read: (operation) => mapServicePoints(operation, city) },
];

async function inOperation<Result>(
  { country, database }: Pick<Reading, "country" | "database">,
  name: BenchScope["name"],
  work: (operation: Operation) => Promise<Result>,
): Promise<Result> {
  const { path, organisationId, role } = country.scopes.find((scope) => scope.name === name) as BenchScope;
  const grant = { id: organisationId, role, organisationId, scopePath: path };
  const actor = { personId: organisationId, displayName: "Officer of the bench", address: null, grant };
  const operation = new Operation(database, { actor, requestId: "bench" });
  try {
    return await work(operation);
  } finally {
    await operation.end();
  }
}

async function open(country: Country): Promise<Reading> {
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  const database = await Database.connect({ url: country.database.logins.appUrl, entities });
  const offset = Math.round(country.size * 0.9);
  const { pageInfo } = await inOperation({ country, database }, "root", (operation) =>
    listServicePoints(operation, { first: 1, offset }),
  );
  return { country, database, deepCursor: pageInfo.endCursor ?? "" };
}

/** The middle time on each of the two, by turns. */
async function timesOf(one: Case, scope: BenchScope["name"], readings: readonly Reading[]): Promise<number[]> {
  const times: number[][] = readings.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, reading] of readings.entries())
      times[index]?.push(await measure(() => inOperation(reading, scope, (operation) => one.read(operation, reading))));
  }
  return times.map(median);
}

/** What lists, searches and maps cost at ten times the rows, in a country of its own; through the readers, without HTTP. */
export async function benchGrowth(server: BenchServer, country: Country): Promise<BenchRow[]> {
  const size = country.size * factor;
  const grown = await makeCountry(await server.open("grown"), size);
  const readings = [await open(country), await open(grown)];
  const rows: BenchRow[] = [];
  for (const one of cases) {
    for (const scope of one.scopes) {
      const [before = Number.NaN, after = Number.NaN] = await timesOf(one, scope, readings);
      const what = `${size.toLocaleString("en")} rows: ${one.name} at ${scope} scope, to ${country.size.toLocaleString("en")} rows`;
      rows.push(lessRow(what, "ms", after, before, goal));
    }
  }
  for (const { database } of readings) await database.close();
  return rows;
}
