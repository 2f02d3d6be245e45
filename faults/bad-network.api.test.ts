import { randomUUID } from "node:crypto";
import { subgraphCallers } from "../gateway/engine/subgraph.callers";
import { untilLocksAreAwaited } from "../local/testing/awaited-locks";
import type { TestAnswer, TestClient } from "../local/testing/test-client";
import { createTestDatabase, type TestDatabase } from "../local/testing/test-database";
import { TEST_MODE } from "../local/testing/test-distribution";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../local/testing/test-tree";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { TcpProxy } from "./tcp.proxy";

const pin = `mutation ($id: ID!, $version: Int!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: { latitude: 18.785, longitude: 98.962 }, idempotencyKey: $key) { version } }`;
const question = "query ($id: ID!) { organisation(id: $id) { nameTh servicePoints { id } } me { id } }";
const internal = "INTERNAL_SERVER_ERROR";
/** Against hanging: twice what the gateway may take for an operation. */
const boundMs = 20_000;
const patienceMs = 120_000;
const insides = /postgres|database|connect|timeout|ECONN|socket|127\.0\.0\.1/i;

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("It hangs.")), boundMs);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

describe("between Pakmut and PostgreSQL", () => {
  let direct: TestDatabase;
  let network: TcpProxy;
  let pakmut: TestPakmut;
  let office: TestNode;
  let pointId: string;
  let officer: TestClient;

  beforeAll(async () => {
    direct = await createTestDatabase();
    network = await TcpProxy.start(direct.adminUrl);
    const { appUrl, gatewayUrl, subgraphUrls } = direct.logins;
    const logins = { appUrl: network.through(appUrl), gatewayUrl: network.through(gatewayUrl), subgraphUrls };
    // The test itself looks and makes its scene past the bad network.
    pakmut = await TestPakmut.open({}, { ...direct, logins });
    office = await addOrganisation(pakmut, "หน่วยงาน");
    pointId = await addServicePoint(pakmut, "จุดบริการ", office);
    officer = await pakmut.as("CENTRAL_OFFICER", office.id);
  });
  afterEach(() => network.become("whole"));
  afterAll(async () => {
    network.become("whole");
    await pakmut.close();
    network.close();
  });

  const ask = (): Promise<TestAnswer> => officer.send(question, { id: office.id });
  const whole = (): Record<string, unknown> => ({
    organisation: { nameTh: "หน่วยงาน", servicePoints: [{ id: pointId }] },
    me: { id: officer.session?.personId },
  });
  const recovered = async (): Promise<void> => {
    network.become("whole");
    for (let turn = 0; turn < 10; turn++) {
      const { data, errors } = await inTime(ask());
      expect([data, errors]).toEqual([whole(), undefined]);
    }
    expect((await fetch(`${pakmut.url}/readyz`)).status).toBe(200);
  };
  const cleanly = ({ status, errors, ...rest }: TestAnswer): void => {
    expect({ status, errors, ...rest }).toMatchObject({ errors: [{ extensions: { code: internal } }] });
    expect(JSON.stringify(errors)).not.toMatch(insides);
  };

  test(
    "what swallows every byte: reads and writes end with a clean error, readiness is told, all recovers by itself",
    async () => {
      expect((await ask()).data).toEqual(whole());
      const key = randomUUID();
      const write = (): Promise<TestAnswer> => officer.send(pin, { id: pointId, version: 1, key });
      network.become("half-open");
      const answers = Promise.all(Array.from({ length: 6 }, ask));
      const written = write();
      expect((await fetch(`${pakmut.url}/healthz`)).status).toBe(200);
      const ready = await inTime(fetch(`${pakmut.url}/readyz`));
      expect([ready.status, await ready.json()]).toMatchObject([
        503,
        { parts: { database: "down", sessions: "down" } },
      ]);
      for (const answer of await inTime(answers)) expect([500, 503]).toContain(answer.status);
      expect([500, 503]).toContain((await inTime(written)).status);
      await recovered();
      expect(await inTime(write())).toMatchObject({ data: { pinServicePoint: { version: 2 } } });
      const entries = await pakmut.sql("select 1 from service_points.audit_entries where entity_id = $1", [pointId]);
      expect(entries).toHaveLength(1);
    },
    patienceMs,
  );

  test(
    "what swallows the bytes of an operation that is under way ends it, and its connection",
    async () => {
      await pakmut.sql("begin");
      await pakmut.sql("lock table service_points.service_points in access exclusive mode");
      const waiting = ask();
      await untilLocksAreAwaited(pakmut);
      network.become("half-open");
      await pakmut.sql("rollback");
      const { data, errors } = await inTime(waiting);
      expect(data?.organisation?.servicePoints ?? null).toBeNull();
      cleanly({ status: 200, data, errors });
      await recovered();
    },
    patienceMs,
  );

  test(
    "what resets every connection refuses cleanly, and the process lives",
    async () => {
      network.become("resetting");
      for (let turn = 0; turn < 5; turn++) {
        const { status, errors } = await inTime(ask());
        expect(status).toBeGreaterThanOrEqual(500);
        expect(JSON.stringify(errors)).not.toMatch(insides);
      }
      expect((await fetch(`${pakmut.url}/healthz`)).status).toBe(200);
      await recovered();
    },
    patienceMs,
  );

  test(
    "what is slow is slow, and right",
    async () => {
      network.become("slow");
      expect((await inTime(ask())).data).toEqual(whole());
      await recovered();
    },
    patienceMs,
  );
});

describe("between the gateway and a subgraph", () => {
  let apart: TestPakmut;
  let pakmut: TestPakmut;
  let network: TcpProxy;
  let office: TestNode;
  let pointId: string;
  let officer: TestClient;

  beforeAll(async () => {
    process.env[TEST_MODE] = "distributed";
    apart = await TestPakmut.open();
    delete process.env[TEST_MODE];
    const remote = apart.distribution?.remote;
    if (!remote) throw new Error("The subgraphs do not run apart.");
    network = await TcpProxy.start(remote.urls["service-points"] as string);
    const urls = { ...remote.urls, "service-points": network.through(remote.urls["service-points"] as string) };
    const shared = { ...apart.testDatabase, drop: async () => undefined };
    const subgraphs = subgraphCallers(allSubgraphs, { ...remote, urls }, () => undefined);
    pakmut = await TestPakmut.open({ subgraphs }, shared);
    office = await addOrganisation(pakmut, "หน่วยงาน");
    pointId = await addServicePoint(pakmut, "จุดบริการ", office);
    officer = await pakmut.as("CENTRAL_OFFICER", office.id);
  });
  afterAll(async () => {
    await pakmut.close();
    network.close();
    await apart.close();
  });

  test.each(["half-open", "resetting"] as const)(
    "%s: its own fields are empty in bounded time, the others are there, and it recovers by itself",
    async (kind) => {
      const ask = (): Promise<TestAnswer> => inTime(officer.send(question, { id: office.id }));
      const me = { id: officer.session?.personId };
      const whole = { organisation: { nameTh: "หน่วยงาน", servicePoints: [{ id: pointId }] }, me };
      expect((await ask()).data).toEqual(whole);
      network.become(kind);
      const { data, errors } = await ask();
      expect(data).toEqual({ organisation: { nameTh: "หน่วยงาน", servicePoints: null }, me });
      expect(errors).toMatchObject([{ extensions: { code: internal } }]);
      expect(JSON.stringify(errors)).not.toMatch(insides);
      const ready = await inTime(fetch(`${pakmut.url}/readyz`));
      expect([ready.status, await ready.json()]).toMatchObject([
        200,
        { status: "degraded", parts: { subgraphs: { "service-points": "down", organisations: "up" } } },
      ]);
      network.become("whole");
      for (let turn = 0; turn < 5; turn++) expect((await ask()).data).toEqual(whole);
    },
    patienceMs,
  );
});
