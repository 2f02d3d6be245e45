import { randomUUID } from "node:crypto";
import { untilLocksAreAwaited } from "../local/testing/awaited-locks";
import type { TestClient } from "../local/testing/test-client";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../local/testing/test-tree";

const hourMs = 3_600_000;
const pin = `mutation ($id: ID!, $version: Int!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: { latitude: 18.785, longitude: 98.962 }, idempotencyKey: $key) { version } }`;

/** Moves the clock of this process, in which Pakmut runs, and nobody else's: PostgreSQL's stays. Timers go on. */
const moveClock = (ms: number): void =>
  void jest.useFakeTimers({
    now: Date.now() + ms,
    doNotFake: [
      "hrtime",
      "nextTick",
      "performance",
      "queueMicrotask",
      "setImmediate",
      "clearImmediate",
      "setInterval",
      "clearInterval",
      "setTimeout",
      "clearTimeout",
    ],
  });

describe("a process whose clock is wrong", () => {
  let pakmut: TestPakmut;
  let office: TestNode;
  let officer: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    office = await addOrganisation(pakmut, "หน่วยงาน");
    officer = await pakmut.as("CENTRAL_OFFICER", office.id);
  });
  afterEach(() => void jest.useRealTimers());
  afterAll(() => pakmut.close());

  test.each([
    ["a day ahead", 24 * hourMs],
    ["a day behind", -24 * hourMs],
  ])("%s: sessions live by the database's clock, and so do idempotency keys and the trail", async (_name, ms) => {
    const id = await addServicePoint(pakmut, "จุดบริการ", office);
    const variables = { id, version: 1, key: randomUUID() };
    expect((await officer.send(pin, variables)).data).toEqual({ pinServicePoint: { version: 2 } });
    moveClock(ms);
    expect(await officer.ask("{ me { id } }")).toEqual({ me: { id: officer.session?.personId } });
    expect((await officer.send(pin, variables)).data).toEqual({ pinServicePoint: { version: 2 } });
    const after = { id, version: 2, key: randomUUID() };
    expect((await officer.send(pin, after)).data).toEqual({ pinServicePoint: { version: 3 } });
    jest.useRealTimers();
    const trail = await pakmut.sql<{ is_now: boolean }>(
      `select at between now() - interval '5 minutes' and now() as is_now
       from service_points.audit_entries where entity_id = $1`,
      [id],
    );
    expect(trail).toEqual([{ is_now: true }, { is_now: true }]);
    const wrong = await pakmut.sql(
      `select 1 from accounts.sessions where last_seen_at > now() union all
       select 1 from service_points.idempotency_keys where created_at not between now() - interval '5 minutes' and now()
       union all select 1 from service_points.service_points where updated_at > now()`,
    );
    expect(wrong).toEqual([]);
  });

  test("that jumps back while a request is under way makes no negative duration", async () => {
    await pakmut.sql("begin");
    await pakmut.sql("lock table service_points.service_points in access exclusive mode");
    pakmut.log.length = 0;
    const waiting = officer.send("{ servicePoints { totalCount } }");
    await untilLocksAreAwaited(pakmut);
    moveClock(-hourMs);
    await pakmut.sql("rollback");
    expect((await waiting).errors).toBeUndefined();
    // The line is written once the answer has gone out.
    while (pakmut.log.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const lines = pakmut.log.map((line) => JSON.parse(line) as { ms?: number });
    for (const { ms } of lines) expect(ms).toBeGreaterThanOrEqual(0);
    const text = await (await fetch(`${pakmut.url}/metrics`)).text();
    for (const [, sum] of text.matchAll(/^pakmut_\w+_seconds_sum\S* (\S+)$/gm)) expect(Number(sum)).toBeGreaterThan(0);
  });
});
