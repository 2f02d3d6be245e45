import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { Client } from "pg";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { migrate } from "../subgraphs/kit/database/migrate";
import { countEntries, findFaults, headLine, readHeads, readKeptHeads } from "./audit/verify-trails";
import { runCommand, say } from "./command";
import { openLocalDatabase } from "./local-database";
import { readLocalSettings } from "./local-settings";
import { PlainError } from "./plain-error";

const usage = "Use: npm run audit -- head, or: npm run audit -- verify [FILE of kept heads]";

/**
 * `npm run audit`: `head` prints the last seal of each audit trail, to be kept off the machine; `verify` names every entry
 * that was altered, deleted or slipped in, and every broken seal. Exit code 1 when there is one.
 */
async function main([what, file, ...more]: string[]): Promise<number> {
  if ((what !== "head" && what !== "verify") || more.length || (what === "head" && file)) throw new PlainError(usage);
  const kept = file ? readKeptHeads(resolve(process.env.INIT_CWD ?? process.cwd(), file)) : [];
  return withDatabase(async (client) => (what === "head" ? printHeads(client) : verify(client, kept)));
}

async function printHeads(client: Client): Promise<number> {
  for (const head of await readHeads(client)) say(headLine(head));
  return 0;
}

async function verify(client: Client, kept: ReturnType<typeof readKeptHeads>): Promise<number> {
  const faults = await findFaults(client, kept);
  for (const line of [...(await countEntries(client)), ...faults]) say(line);
  say(faults.length ? `${faults.length} ${faults.length === 1 ? "fault" : "faults"} found.` : "Nothing was changed.");
  return faults.length ? 1 : 0;
}

async function withDatabase(work: (client: Client) => Promise<number>): Promise<number> {
  const { dataDir, databaseUrl } = readLocalSettings(process.env);
  mkdirSync(dataDir, { recursive: true });
  const database = await openLocalDatabase({
    dataDir,
    databaseUrl,
    purpose: "npm run audit",
    mayShare: true,
    log: () => undefined,
  });
  const client = new Client({ connectionString: database.adminUrl });
  try {
    await migrate(database.adminUrl, allSubgraphs, () => undefined);
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
    await database.close();
  }
}

runCommand(main);
