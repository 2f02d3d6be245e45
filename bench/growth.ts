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
  { country, database }: Reading,
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

/** Straight to it, without the policy: an OFFSET of 900,000 under the policy runs into the limit of 5 s for a statement. */
async function deepCursorOf({ database: { admin }, size }: Country): Promise<string> {
  const { rows } = await admin.query<{ name: string; id: string }>(
    "select name_th as name, id from service_points.service_points order by name_th, id offset $1 limit 1",
    [Math.round(size * 0.9)],
  );
  return Buffer.from(JSON.stringify([rows[0]?.name, rows[0]?.id])).toString("base64url");
}

async function open(country: Country): Promise<Reading> {
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  const database = await Database.connect({ url: country.database.logins.appUrl, entities });
  return { country, database, deepCursor: await deepCursorOf(country) };
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

/** What lists, searches and maps cost in a country of more rows, to what they cost in another; through the readers, without HTTP. */
export async function compareGrowth(country: Country, grown: Country): Promise<BenchRow[]> {
  const readings = [await open(country), await open(grown)];
  const [small, large] = [country, grown].map(({ size }) => size.toLocaleString("en"));
  const rows: BenchRow[] = [];
  for (const one of cases) {
    for (const scope of one.scopes) {
      const [before = Number.NaN, after = Number.NaN] = await timesOf(one, scope, readings);
      rows.push(lessRow(`${large} rows: ${one.name} at ${scope} scope, to ${small} rows`, "ms", after, before, goal));
    }
  }
  for (const { database } of readings) await database.close();
  return rows;
}

/** The same at ten times the rows, in a country of its own. */
export async function benchGrowth(server: BenchServer, country: Country): Promise<BenchRow[]> {
  return compareGrowth(country, await makeCountry(await server.open("grown"), country.size * factor));
}
