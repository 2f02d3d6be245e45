import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signActor } from "../subgraphs/kit/actor";
import { FILES_DIR } from "../subgraphs/kit/file/file.settings";
import { SubgraphProcesses } from "./subgraph.processes";
import { createTestDatabase, type TestDatabase } from "./testing/test-database";

describe("subgraphs in processes of their own on this machine", () => {
  let database: TestDatabase;
  let dir: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    dir = mkdtempSync(join(tmpdir(), "pakmut-subgraphs-"));
    process.env[FILES_DIR] = join(dir, "files");
  });
  afterAll(async () => {
    await database.drop();
    rmSync(dir, { recursive: true, force: true });
  });

  test("each answers the gateway's signature alone, and all end together", async () => {
    const logFile = join(dir, "subgraphs.log");
    const processes = await SubgraphProcesses.start({
      urls: database.logins.subgraphUrls,
      logFile,
      log: () => undefined,
    });
    const { urls, privateJwk } = processes.remote;
    const statuses = async (name: string, url: string): Promise<number[]> => {
      const authorization = `Bearer ${await signActor(null, name, privateJwk)}`;
      const ask = (headers: Record<string, string>) =>
        fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body: JSON.stringify({ query: "{ _service { sdl } }" }),
        });
      const ready = await fetch(new URL("/readyz", url));
      return [ready.status, (await ask({})).status, (await ask({ authorization })).status];
    };
    try {
      for (const [name, url] of Object.entries(urls)) expect(await statuses(name, url)).toEqual([200, 401, 200]);
    } finally {
      await processes.stop();
    }
    for (const url of Object.values(urls)) await expect(fetch(url)).rejects.toThrow("fetch failed");
    expect(readFileSync(logFile, "utf8").match(/The subgraph is ready/g)).toHaveLength(Object.keys(urls).length);
  });

  test("one that cannot start says where its log is", async () => {
    const logFile = join(dir, "failed.log");
    const urls = { accounts: database.adminUrl.replace(/:[^:@/]+@/, ":wrong@") };
    await expect(SubgraphProcesses.start({ urls, logFile, log: () => undefined })).rejects.toThrow(logFile);
    expect(readFileSync(logFile, "utf8")).toContain("password authentication failed");
  });
});
