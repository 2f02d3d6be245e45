import { randomUUID } from "node:crypto";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { TestClient } from "../local/testing/test-client";
import { TEST_MODE, TestDistribution } from "../local/testing/test-distribution";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../local/testing/test-tree";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { subgraphCallers } from "./engine/subgraph.callers";

const ignore = (): void => undefined;
const pin = `mutation ($id: ID!, $version: Int!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: { latitude: 18.785, longitude: 98.962 }, idempotencyKey: $key) { version } }`;
const question = "query ($id: ID!) { organisation(id: $id) { nameTh servicePoints { id } } me { id } }";

/** The plainest balancer: each request goes to the next one in turn, and nothing is remembered. */
class Balancer {
  readonly counts: number[];
  readonly #server: Server;
  #turn = 0;

  constructor(targets: readonly string[]) {
    this.counts = targets.map(() => 0);
    this.#server = createServer((incoming, outgoing) => {
      const index = this.#turn++ % targets.length;
      this.counts[index] = (this.counts[index] ?? 0) + 1;
      const options = { method: incoming.method, headers: incoming.headers };
      const onward = request(new URL(incoming.url ?? "/", targets[index]), options, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on("error", () => outgoing.writeHead(502).end());
      incoming.pipe(onward);
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe("two gateways and two replicas of each subgraph behind a balancer that remembers nothing", () => {
  const balancers: Balancer[] = [];
  const gateways: TestPakmut[] = [];
  let replicas: TestDistribution[] = [];
  let pakmut: TestPakmut;
  let url: string;
  let office: TestNode;

  async function balance(targets: string[]): Promise<string> {
    const balancer = new Balancer(targets);
    balancers.push(balancer);
    return balancer.listen();
  }

  beforeAll(async () => {
    process.env[TEST_MODE] = "distributed";
    pakmut = await TestPakmut.open();
    const first = pakmut.distribution as TestDistribution;
    const second = await TestDistribution.start(pakmut.testDatabase.logins, pino({ enabled: false }), ignore, first);
    replicas = [first, second];
    const urls: Record<string, string> = {};
    for (const name of Object.keys(first.remote.urls)) {
      urls[name] = `${await balance(replicas.map((replica) => new URL(replica.urlOf(name)).origin))}/graphql`;
    }
    delete process.env[TEST_MODE];
    const shared = { ...pakmut.testDatabase, drop: async () => undefined };
    for (let count = 0; count < 2; count++) {
      const subgraphs = subgraphCallers(allSubgraphs, { ...first.remote, urls }, ignore);
      gateways.push(await TestPakmut.open({ subgraphs }, shared));
    }
    url = await balance(gateways.map((gateway) => gateway.url));
    office = await addOrganisation(pakmut, "สำนักงานทดสอบ");
  });
  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
    for (const balancer of balancers) balancer.close();
    await replicas[1]?.close();
    await pakmut.close();
  });

  const signIn = async (): Promise<TestClient> =>
    new TestClient(url, (await pakmut.as("CENTRAL_OFFICER", office.id)).session);

  test("whoever signed in once is known to both, and everybody answers the same", async () => {
    const officer = await signIn();
    const answers = [];
    for (let turn = 0; turn < 8; turn++) answers.push(await officer.send(question, { id: office.id }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.data?.me.id).toBe(officer.session?.personId);
    for (const { counts } of balancers) expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  test("the same key through both gateways and both replicas, one after the other and at once, has one effect", async () => {
    const officer = await signIn();
    const id = await addServicePoint(pakmut, "จุดบริการ", office, {});
    const variables = { id, version: 1, key: randomUUID() };
    const atOnce = await Promise.all(Array.from({ length: 10 }, () => officer.send(pin, variables)));
    const later = [];
    for (let turn = 0; turn < 4; turn++) later.push(await officer.send(pin, variables));
    for (const { data } of [...atOnce, ...later]) expect(data).toEqual({ pinServicePoint: { version: 2 } });
    const entries = await pakmut.sql("select 1 from service_points.audit_entries where entity_id = $1", [id]);
    expect(entries).toHaveLength(1);
  });

  test("a session that has ended is over at both", async () => {
    const officer = await signIn();
    await pakmut.sql("delete from accounts.sessions where person_id = $1", [officer.session?.personId]);
    for (let turn = 0; turn < 4; turn++) {
      expect((await officer.refusal(question, { id: office.id })).extensions.code).toBe("UNAUTHENTICATED");
    }
  });
});
