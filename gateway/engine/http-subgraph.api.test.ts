import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import { Client } from "pg";
import { TEST_MODE, type TestDistribution } from "../../local/testing/test-distribution";
import { TestPakmut } from "../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "../../local/testing/test-tree";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { type Actor, signActor } from "../../subgraphs/kit/actor";
import { subgraphCallers } from "./subgraph.callers";

const question = "query ($id: ID!) { organisation(id: $id) { nameTh servicePoints { id } } me { id } }";
const pin = `mutation ($id: ID!, $version: Int!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: { latitude: 18.785, longitude: 98.962 }, idempotencyKey: $key) { version } }`;
const masked = { message: "Something went wrong on our side.", extensions: { code: "INTERNAL_SERVER_ERROR" } };

describe("subgraphs in processes of their own", () => {
  let pakmut: TestPakmut;
  let office: TestNode;
  let pointId: string;

  beforeEach(async () => {
    process.env[TEST_MODE] = "distributed";
    pakmut = await TestPakmut.open();
    office = await addOrganisation(pakmut, "สำนักงานทดสอบ");
    pointId = await addServicePoint(pakmut, "จุดบริการ", office, {});
  });
  afterEach(async () => {
    delete process.env[TEST_MODE];
    await pakmut.close();
  });

  const logged = () => pakmut.log.map((line) => JSON.parse(line) as Record<string, unknown>);

  test("one that is away leaves its own fields empty, the rest of the answer whole and the error clean", async () => {
    const officer = await pakmut.as("CENTRAL_OFFICER", office.id);
    await pakmut.distribution?.stop("service-points");
    const { data, errors } = await officer.send(question, { id: office.id });
    expect(data).toEqual({
      organisation: { nameTh: "สำนักงานทดสอบ", servicePoints: null },
      me: { id: officer.session?.personId },
    });
    expect(errors).toEqual([
      expect.objectContaining({ ...masked, extensions: expect.objectContaining(masked.extensions) }),
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/service-points|ECONNREFUSED|127\.0\.0\.1/);
    const ready = await fetch(`${pakmut.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      expect.objectContaining({
        status: "degraded",
        parts: expect.objectContaining({
          subgraphs: { organisations: "up", accounts: "up", "service-points": "down" },
        }),
      }),
    ]);
  });

  test("the log of each process knows a request by the same id, and no name", async () => {
    const officer = await pakmut.as("CENTRAL_OFFICER", office.id, "ชื่อลับ");
    await officer.ask(question, { id: office.id });
    const { requestId } = logged().find(({ path }) => path === "/graphql") ?? {};
    const subgraphs = logged().filter((line) => line.requestId === requestId && line.subgraph !== undefined);
    expect([...new Set(subgraphs.map(({ subgraph }) => subgraph))].sort()).toEqual(
      allSubgraphs.map(({ name }) => name).sort(),
    );
    expect(pakmut.log.join()).not.toContain("ชื่อลับ");
  });

  test("a grant that has ended writes nothing more, whatever the gateway had signed before", async () => {
    const { session } = await pakmut.as("CENTRAL_OFFICER", office.id);
    const distribution = pakmut.distribution as TestDistribution;
    const grant = { id: session?.grantId as string, organisationId: office.id, scopePath: office.path };
    const officer: Actor = {
      personId: session?.personId as string,
      displayName: "ทดสอบ",
      grant: { ...grant, role: "CENTRAL_OFFICER" },
      address: null,
    };
    const authorization = `Bearer ${await signActor(officer, "service-points", distribution.remote.privateJwk)}`;
    const write = async (version: number): Promise<unknown> => {
      const response = await fetch(distribution.urlOf("service-points"), {
        method: "POST",
        headers: { "content-type": "application/json", authorization },
        body: JSON.stringify({ query: pin, variables: { id: pointId, version, key: `key-of-version-${version}` } }),
      });
      return response.json();
    };
    expect(await write(1)).toEqual({ data: { pinServicePoint: { version: 2 } } });
    await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [grant.id]);
    expect(await write(2)).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN", reason: "GRANT_ENDED" } }] });
    const rows = await pakmut.sql("select version from service_points.service_points where id = $1", [pointId]);
    expect(rows).toEqual([{ version: 2 }]);
  });

  test("each login reaches its own schema, and no other's", async () => {
    for (const { name } of allSubgraphs) {
      const client = new Client({ connectionString: pakmut.testDatabase.logins.subgraphUrls[name] });
      await client.connect();
      try {
        await client.query("select 1 from directory.organisations");
        for (const { name: other, schemaName } of allSubgraphs) {
          const reading = client.query(`select 1 from ${schemaName}.idempotency_keys`);
          if (other === name) await reading;
          else await expect(reading).rejects.toThrow("permission denied");
        }
      } finally {
        await client.end();
      }
    }
  });
});

describe("a subgraph that does not answer as one", () => {
  let server: Server;
  let answer: { status: number; text: string } | null;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      if (answer) response.writeHead(answer.status).end(answer.text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ["silence", null],
    ["a refusal", { status: 401, text: '{"data":{"me":{"id":"1"}}}' }],
    ["a page", { status: 200, text: "<html>" }],
    ["another shape", { status: 200, text: '{"data":"all"}' }],
    ["nothing", { status: 200, text: "{}" }],
  ])("%s leaves an error of ours, and the other subgraphs' data", async (_kind, given) => {
    answer = given;
    const { port } = server.address() as AddressInfo;
    const { privateKey } = await generateKeyPair("EdDSA", { extractable: true });
    const remote = {
      urls: { accounts: `http://127.0.0.1:${port}/graphql` },
      privateJwk: await exportJWK(privateKey),
      timeoutMs: 300,
    };
    const pakmut = await TestPakmut.open({ subgraphs: subgraphCallers(allSubgraphs, remote, () => undefined) });
    try {
      const officer = await pakmut.as("BI_READER", countryId);
      const { data, errors } = await officer.send("{ provinces { code } me { id } }");
      expect(data).toEqual({ provinces: expect.any(Array), me: null });
      expect(errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([
        [masked.message, masked.extensions.code],
      ]);
    } finally {
      await pakmut.close();
    }
  });
});
