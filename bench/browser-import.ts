import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { writeOrganisationFile } from "./import-file";

const rows = 100_000;
const lookMs = 250;
const patienceMs = 600_000;

/** What an import through the page cost. Times in milliseconds. */
export interface ImportFigures {
  rows: number;
  megabytes: number;
  uploadMs: number;
  dryRunMs: number;
  applyMs: number;
  /** Of the server's process, in MB: before, and at most meanwhile. */
  memoryBefore: number;
  memoryPeak: number;
  /** A list of 25 asked for all the while: the median and the longest. */
  listMs: number;
  listWorstMs: number;
}

async function readMemory(page: Page): Promise<number> {
  const metrics = await (await page.request.get("/metrics")).text();
  const bytes = /^pakmut_process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1];
  if (bytes === undefined) throw new Error("/metrics does not tell the memory of the process.");
  return Number(bytes) / 2 ** 20;
}

/** How long the list takes whoever works meanwhile. */
async function askList(page: Page): Promise<number> {
  const query = "{ organisations(first: 25) { totalCount nodes { id nameTh ancestors { nameTh } } } }";
  const startedAt = performance.now();
  await page.request.post("/graphql", { headers: { "x-pakmut-csrf": "1" }, data: { query } });
  return performance.now() - startedAt;
}

/** Looks at the server again and again until told to stop. */
function watch(page: Page): { stop(): Promise<{ memory: number[]; list: number[] }> } {
  const seen = { memory: [] as number[], list: [] as number[] };
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      seen.memory.push(await readMemory(page));
      seen.list.push(await askList(page));
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      return seen;
    },
  };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

/** Brings a file of 100,000 organisations in as an administrator does: sent, compared, looked at, written. */
export async function measureImport(page: Page): Promise<ImportFigures> {
  const folder = mkdtempSync(join(tmpdir(), "pakmut-bench-"));
  const file = join(folder, "organisations.csv");
  writeOrganisationFile(file, rows);
  page.setDefaultTimeout(patienceMs);
  try {
    await page.goto("/admin/imports?of=organisations");
    await page.getByTestId("import-file").waitFor({ state: "attached" });
    const memoryBefore = await readMemory(page);
    const watching = watch(page);
    const uploadMs = await timed(async () => {
      await page.getByTestId("import-file").setInputFiles(file);
      await page.waitForURL(/\/imports\/organisations\//);
    });
    const dryRunMs = await timed(() => page.getByText("รอยืนยัน", { exact: true }).waitFor());
    await page.getByRole("button", { name: "นำเข้า", exact: true }).click();
    const applyMs = await timed(async () => {
      await page.getByRole("dialog").getByRole("button", { name: "นำเข้า", exact: true }).click();
      await page.getByText("สำเร็จ", { exact: true }).waitFor();
    });
    const { memory, list } = await watching.stop();
    list.sort((left, right) => left - right);
    return {
      rows,
      megabytes: statSync(file).size / 2 ** 20,
      uploadMs,
      dryRunMs,
      applyMs,
      memoryBefore,
      memoryPeak: Math.max(...memory),
      listMs: list[Math.floor(list.length / 2)] as number,
      listWorstMs: list.at(-1) as number,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The figures in a sentence. */
export function importLine(figures: ImportFigures): string {
  const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
  const {
    rows: count,
    megabytes,
    uploadMs,
    dryRunMs,
    applyMs,
    memoryBefore,
    memoryPeak,
    listMs,
    listWorstMs,
  } = figures;
  return `import of ${count.toLocaleString("en")} organisations (${Math.round(megabytes)} MB) through the page: sent ${seconds(uploadMs)} s, compared ${seconds(dryRunMs)} s, written ${seconds(applyMs)} s; server ${Math.round(memoryBefore)} MB before, ${Math.round(memoryPeak)} MB at most; a list meanwhile ${Math.round(listMs)} ms, at most ${Math.round(listWorstMs)} ms`;
}
