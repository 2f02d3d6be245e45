import { join } from "node:path";
import type { Client } from "pg";
import { rootPath } from "../subgraphs/kit/database/scope";
import { importOrganisations } from "../subgraphs/organisations/directory-import/directory-import";
import type { BenchServer } from "./bench-database";
import { type BenchRow, measure, median, rateRow } from "./bench-row";
import { writeOrganisationFile } from "./import-file";
import { copyAndCheck, copyCheckAndInsert, inTransaction } from "./import-peer";

const rows = 100_000;
const rounds = 3;
const goal = 0.3;

/** One database with our importer and the peer on it. */
interface Bench {
  admin: Client;
  file: string;
  /** Imports the file and gives how many rows it added. */
  run(isApplied: boolean): Promise<number>;
}

/** Ours and the peer by turns, so that what disturbs one disturbs the other. */
async function measureDryRun({ admin, file, run }: Bench): Promise<{ oursMs: number; peerMs: number }> {
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    peer.push(await measure(() => inTransaction(admin, "rollback", () => copyAndCheck(admin, file))));
    ours.push(await measure(() => run(false)));
  }
  return { oursMs: median(ours), peerMs: median(peer) };
}

async function measureAll(bench: Bench): Promise<BenchRow[]> {
  const { admin, file, run } = bench;
  const { oursMs, peerMs } = await measureDryRun(bench);
  const insertMs = await measure(() => inTransaction(admin, "rollback", () => copyCheckAndInsert(admin, file)));
  await admin.query("vacuum organisations.organisations, directory.organisations");
  const appliedMs = await measure(async () => {
    if ((await run(true)) !== rows) throw new Error("The import did not add every row.");
  });
  await admin.query("vacuum (analyze) organisations.organisations, directory.organisations");
  const repeatedMs = await measure(() => run(true));
  const what = `import ${rows.toLocaleString("en")} organisations`;
  return [
    rateRow(`${what}, dry run, to COPY into staging and set-based checks`, rows, oursMs, peerMs, goal),
    rateRow(`${what}, the same file again, to the same`, rows, repeatedMs, peerMs, goal),
    rateRow(`${what}, applied with history, to the same and one bare insert`, rows, appliedMs, insertMs, goal),
    rateRow(`${what}, applied with history, to COPY and checks alone`, rows, appliedMs, peerMs, null),
  ];
}

/** Measures the import against COPY of the same rows, in a database of its own. */
export async function benchImport(server: BenchServer): Promise<BenchRow[]> {
  const file = join(server.folder, "organisations.csv");
  writeOrganisationFile(file, rows);
  const { admin, logins } = await server.open("import");
  const run = async (isApplied: boolean): Promise<number> =>
    (await importOrganisations({ appUrl: logins.appUrl, file, scopePath: rootPath, isApplied })).added;
  return measureAll({ admin, file, run });
}
