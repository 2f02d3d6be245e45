import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runCommand, say } from "../local/command";
import { PlainError } from "../local/plain-error";
import { newTokenKey, TOKEN_KEY } from "../subgraphs/accounts/activation-token/token-keys";
import { FILES_DIR } from "../subgraphs/kit/file/file.settings";
import { type BenchServer, withBenchServer } from "./bench-database";
import { benchLine, type BenchRow } from "./bench-row";
import { benchBulkChange } from "./bulk-change";
import { benchCommand } from "./command";
import { type Country, makeCountry } from "./country";
import { benchExport } from "./export";
import { benchFederation } from "./federation";
import { benchGrants } from "./grants";
import { benchGrowth } from "./growth";
import { benchImport } from "./import";
import { benchList } from "./list";
import { benchListSql } from "./list-sql";
import { benchMap } from "./map";
import { benchMove } from "./move";
import { benchSecondStart } from "./second-start";
import { benchTokens } from "./tokens";

const size = 100_000;

type Measure = (server: BenchServer, country: () => Promise<Country>) => Promise<BenchRow[]>;

/** Each measure by the name that `--only` takes. Commands come last: they leave the country changed. */
const measures: Readonly<Record<string, Measure>> = {
  import: (server) => benchImport(server),
  list: async (_server, country) => benchList(await country()),
  federation: async ({ folder }, country) => benchFederation(await country(), folder),
  "list-sql": async (_server, country) => benchListSql(await country()),
  map: async (_server, country) => benchMap(await country()),
  growth: async (server, country) => benchGrowth(server, await country()),
  start: ({ folder }) => benchSecondStart(folder),
  grants: async (_server, country) => benchGrants(await country()),
  export: (server) => benchExport(server),
  tokens: async (_server, country) => benchTokens(await country()),
  move: async (_server, country) => benchMove(await country()),
  command: async (_server, country) => benchCommand(await country()),
  "bulk-change": async (_server, country) => benchBulkChange(await country()),
};

/** The measures of `--only list,map`, all without it; in the order of the table whichever way they are named. */
function chosenMeasures(only: string | undefined): [name: string, Measure][] {
  const names = only?.split(",") ?? Object.keys(measures);
  if (!names.every((name) => Object.hasOwn(measures, name)))
    throw new PlainError(`Use --only with some of: ${Object.keys(measures).join(", ")}.`);
  return Object.entries(measures).filter(([name]) => names.includes(name));
}

/** Runs the measures one after the other; the country is made once, for the first that asks. */
async function measureAll(
  server: BenchServer,
  chosen: readonly [name: string, Measure][],
): Promise<{ rows: BenchRow[]; failed: string[] }> {
  let made: Promise<Country> | null = null;
  const country = (): Promise<Country> => {
    made ??= server.open("country").then((database) => {
      say(`Making ${size.toLocaleString("en")} organisations and as many service points …`);
      return makeCountry(database, size);
    });
    return made;
  };
  const rows: BenchRow[] = [];
  const failed: string[] = [];
  for (const [name, work] of chosen) {
    const startedAt = performance.now();
    try {
      const measured = await work(server, country);
      for (const row of measured) say(benchLine(row));
      rows.push(...measured);
    } catch (error) {
      // The others are worth their figures: a run takes a quarter of an hour.
      failed.push(name);
      say(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
    say(`${name} took ${Math.round((performance.now() - startedAt) / 1_000)} s.`);
  }
  return { rows, failed };
}

/** `npm run bench`: how fast Pakmut is, each figure as a ratio to a peer in the same run, or to a limit. */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: "string" }, only: { type: "string" } } });
  const chosen = chosenMeasures(values.only);
  // The subgraphs want one to start; nothing sealed with it is kept.
  process.env[TOKEN_KEY] ??= newTokenKey();
  // And a place for files; nothing is uploaded.
  process.env[FILES_DIR] ??= join(tmpdir(), "pakmut-bench-files");
  // Whoever started us was killed: nobody waits for the figures.
  process.once("disconnect", () => process.exit(1));
  process.channel?.unref();
  const { rows, failed } = await withBenchServer(say, (server) => measureAll(server, chosen));
  if (values.json)
    writeFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), values.json), `${JSON.stringify(rows, null, 2)}\n`);
  if (failed.length) say(`Failed: ${failed.join(", ")}.`);
  return failed.length === 0 && rows.every(({ ratio, goal }) => goal === null || ratio >= goal) ? 0 : 1;
}

runCommand(main);
