import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { benchLine } from "./bench-row";
import { benchImport } from "./import";
import { runCommand, say } from "../local/command";

/** `npm run bench`: how fast Pakmut is, each figure as a ratio to a peer in the same run. */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: "string" } } });
  const rows = await benchImport(say);
  for (const row of rows) say(benchLine(row));
  if (values.json)
    writeFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), values.json), `${JSON.stringify(rows, null, 2)}\n`);
  return rows.every(({ ratio, goal }) => goal === null || ratio >= goal) ? 0 : 1;
}

runCommand(main);
