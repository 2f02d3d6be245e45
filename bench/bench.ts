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
};

function chosenMeasures(only: string | undefined): Measure[] {
  if (only === undefined) return Object.values(measures);
  const chosen = measures[only];
  if (!chosen) throw new PlainError(`Use --only with one of: ${Object.keys(measures).join(", ")}.`);
  return [chosen];
}

/** Runs the measures one after the other; the country is made once, for the first that asks. */
async function measureAll(server: BenchServer, chosen: readonly Measure[]): Promise<BenchRow[]> {
  let made: Promise<Country> | null = null;
  const country = (): Promise<Country> => {
    made ??= server.open("country").then((database) => {
      say(`Making ${size.toLocaleString("en")} organisations and as many service points …`);
      return makeCountry(database, size);
    });
    return made;
  };
  const rows: BenchRow[] = [];
  for (const work of chosen) {
    const measured = await work(server, country);
    for (const row of measured) say(benchLine(row));
    rows.push(...measured);
  }
  return rows;
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
  const rows = await withBenchServer(say, (server) => measureAll(server, chosen));
  if (values.json)
    writeFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), values.json), `${JSON.stringify(rows, null, 2)}\n`);
  return rows.every(({ ratio, goal }) => goal === null || ratio >= goal) ? 0 : 1;
}

runCommand(main);
