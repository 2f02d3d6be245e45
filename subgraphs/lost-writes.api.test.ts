import { exportJWK, generateKeyPair, type JWK } from "jose";
import pino from "pino";
import { TestPakmut } from "../local/testing/test-pakmut";
import { allSubgraphs } from "./all-subgraphs";
import { migrate } from "./kit/database/migrate";
import { serveSubgraph } from "./kit/server/subgraph.server";

describe("a login of which PostgreSQL would lose acknowledged writes", () => {
  let pakmut: TestPakmut;
  let publicJwk: JWK;
  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    publicJwk = await exportJWK((await generateKeyPair("EdDSA", { extractable: true })).publicKey);
  });
  afterAll(() => pakmut.close());

  /** In this test's database alone: logins are the server's, and other tests use them. */
  async function withoutSafety(login: string, work: () => Promise<void>): Promise<void> {
    const name = new URL(pakmut.testDatabase.adminUrl).pathname.slice(1);
    await pakmut.sql(`alter role ${login} in database ${name} set synchronous_commit = off`);
    await work();
    await pakmut.sql(`alter role ${login} in database ${name} reset synchronous_commit`);
  }

  test("is refused at the start of Pakmut, whichever it is", async () => {
    const { adminUrl } = pakmut.testDatabase;
    const start = (): Promise<unknown> => migrate(adminUrl, allSubgraphs, () => undefined);
    for (const login of ["pakmut_app", "pakmut_gateway", "pakmut_service_points"])
      await withoutSafety(login, () => expect(start()).rejects.toThrow(`synchronous_commit is off for ${login}`));
    await expect(start()).resolves.toBeDefined();
  });

  test("is refused at the start of a subgraph that runs apart", async () => {
    const subgraph = allSubgraphs.find(({ name }) => name === "service-points") as (typeof allSubgraphs)[number];
    const databaseUrl = pakmut.testDatabase.logins.subgraphUrls[subgraph.name] as string;
    const place = { host: "127.0.0.1", port: 0, databaseUrl, poolSize: 2, doesJobs: false };
    const start = () => serveSubgraph({ ...place, subgraph, publicJwk, logger: pino({ enabled: false }) });
    await withoutSafety("pakmut_service_points", () =>
      expect(start()).rejects.toThrow("synchronous_commit is off for pakmut_service_points"),
    );
    await (await start()).close();
  });
});
