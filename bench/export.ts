import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { BenchServer } from "./bench-database";
import { type BenchRow, lessRow, median, rateRow } from "./bench-row";
import { type Country, makeCountry } from "./country";
import { type ChildServer, startChild } from "./servers/child";

const organisations = 100_000;
const servicePoints = 1_000_000;
const rounds = 3;
const goalToCopy = 0.3;
const memoryLimitMB = 128;
const excelLimitSeconds = 20;
const lookMs = 50;
const newLine = 0x0a;

/** What a file cost. */
interface Taken {
  ms: number;
  bytes: number;
  /** Lines, for formats that have them. */
  lines: number;
  /** Most memory of the server meanwhile, beside what it had before, in MB. */
  extraMB: number;
}

const memoryMB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(newLine); at >= 0; at = chunk.indexOf(newLine, at + 1)) lines++;
  return lines;
}

async function count(chunks: AsyncIterable<Buffer>): Promise<{ bytes: number; lines: number }> {
  const counted = { bytes: 0, lines: 0 };
  for await (const chunk of chunks) {
    counted.bytes += chunk.length;
    counted.lines += countLines(chunk);
  }
  return counted;
}

/** Takes the whole list of service points away, as the admin UI does, but keeps nothing of it. */
async function takeFile({ port, pid }: ChildServer, cookie: string, format: string): Promise<Taken> {
  const before = memoryMB(pid);
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, memoryMB(pid));
  }, lookMs);
  const start = performance.now();
  try {
    const counted = await new Promise<{ bytes: number; lines: number }>((resolve, reject) => {
      const path = `/export/service-points/service-points.${format}`;
      const headers = { cookie, "x-pakmut-csrf": "1", "content-type": "application/json" };
      httpRequest({ host: "127.0.0.1", port, path, method: "POST", headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`The file was refused with status ${answer.statusCode}.`));
        else count(answer).then(resolve, reject);
      })
        .once("error", reject)
        .end("{}");
    });
    return { ...counted, ms: performance.now() - start, extraMB: most - before };
  } finally {
    clearInterval(looking);
  }
}

/** The peer: PostgreSQL writes the table as it lies there, without order, names or policies. */
async function takeCopy(url: string): Promise<Taken> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const start = performance.now();
    const stream = client.query(copyTo("copy service_points.service_points to stdout (format csv, header)"));
    const counted = await count(stream as AsyncIterable<Buffer>);
    return { ...counted, ms: performance.now() - start, extraMB: 0 };
  } finally {
    await client.end();
  }
}

const startPakmut = ({ database: { logins } }: Country): Promise<ChildServer> =>
  startChild("pakmut.js", { APP_URL: logins.appUrl, GATEWAY_URL: logins.gatewayUrl });

const medianMs = (taken: readonly Taken[]): number => median(taken.map(({ ms }) => ms));

/** The list of a million service points as a file, at root scope and in its order, to COPY of the bare table in the same run. */
export async function compareExports(country: Country): Promise<BenchRow[]> {
  const cookie = country.scopes.find(({ name }) => name === "root")?.cookie ?? "";
  const copies: Taken[] = [];
  const files: Record<"csv" | "xlsx" | "ndjson", Taken[]> = { csv: [], xlsx: [], ndjson: [] };
  const pakmut = await startPakmut(country);
  try {
    await takeCopy(country.database.adminUrl);
    for (let round = 0; round < rounds; round++) {
      copies.push(await takeCopy(country.database.adminUrl));
      for (const [format, taken] of Object.entries(files)) taken.push(await takeFile(pakmut, cookie, format));
    }
  } finally {
    await pakmut.stop();
  }
  const rows = country.servicePoints;
  const wrong = [...copies, ...files.csv].find(({ lines }) => lines !== rows + 1);
  if (wrong) throw new Error(`A file has ${wrong.lines} lines instead of ${rows + 1}.`);
  const copyMs = medianMs(copies);
  const most = (taken: readonly Taken[]): number => Math.max(...taken.map(({ extraMB }) => extraMB));
  const title = `${rows.toLocaleString("en")} service points as`;
  return [
    rateRow(`${title} CSV, to COPY of the table`, rows, medianMs(files.csv), copyMs, goalToCopy),
    rateRow(`${title} NDJSON, to COPY of the table`, rows, medianMs(files.ndjson), copyMs, null),
    lessRow(`${title} CSV, memory more`, "MB", most(files.csv), memoryLimitMB),
    lessRow(`${title} Excel`, "s", medianMs(files.xlsx) / 1_000, excelLimitSeconds),
    lessRow(`${title} Excel, memory more`, "MB", most(files.xlsx), memoryLimitMB),
    lessRow(
      `${title} CSV, size to COPY's`,
      "MB",
      (files.csv[0]?.bytes ?? 0) / 1e6,
      (copies[0]?.bytes ?? 0) / 1e6,
      null,
    ),
  ];
}

/** The same in a country of its own, which has ten service points an organisation. */
export async function benchExport(server: BenchServer): Promise<BenchRow[]> {
  return compareExports(await makeCountry(await server.open("export"), organisations, servicePoints));
}
