import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { openLocalDatabase } from "../local/local-database";
import { removePostgresPlace } from "../local/postgres/postgres.place";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { migrate } from "../subgraphs/kit/database/migrate";
import { rootPath } from "../subgraphs/kit/database/scope";
import { importOrganisations } from "../subgraphs/organisations/directory-import/directory-import";
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

/** Measures the import against COPY of the same rows, in an embedded PostgreSQL of its own. */
export async function benchImport(log: (line: string) => void): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "pakmut-bench-"));
  // As root the server runs as a user of its own, which must get in.
  chmodSync(dataDir, 0o755);
  const file = join(dataDir, "organisations.csv");
  writeOrganisationFile(file, rows);
  const database = await openLocalDatabase({
    dataDir,
    databaseUrl: undefined,
    purpose: "npm run bench",
    mayShare: false,
    log,
  });
  const admin = new Client({ connectionString: database.adminUrl });
  try {
    const { appUrl } = await migrate(database.adminUrl, allSubgraphs, log);
    await admin.connect();
    const run = async (isApplied: boolean): Promise<number> =>
      (await importOrganisations({ appUrl, file, scopePath: rootPath, isApplied })).added;
    return await measureAll({ admin, file, run });
  } finally {
    await admin.end();
    await database.close();
    removePostgresPlace(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
