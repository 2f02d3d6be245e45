import { serverAudits } from "graphql-http";
import { untilLocksAreAwaited } from "../local/testing/awaited-locks";
import { TestPakmut } from "../local/testing/test-pakmut";

let pakmut: TestPakmut;
beforeEach(async () => {
  pakmut = await TestPakmut.open();
});
afterEach(() => pakmut.close());

const meBody = JSON.stringify({ query: "{ me { id } }" });
const sendMe = (): Promise<Response> =>
  fetch(`${pakmut.url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: meBody });

describe("health", () => {
  test("alive, and ready with every part", async () => {
    expect((await fetch(`${pakmut.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${pakmut.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: "ready",
      parts: {
        database: "up",
        sessions: "up",
        digitalId: "not asked yet",
        subgraphs: { organisations: "up", accounts: "up", "service-points": "up" },
      },
    });
  });

  test("without the database it is alive and not ready, and is itself again when the database is", async () => {
    const name = new URL(pakmut.testDatabase.adminUrl).pathname.slice(1);
    await pakmut.sql(`alter database ${name} connection limit 1`);
    await pakmut.sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
      [name],
    );
    expect((await fetch(`${pakmut.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${pakmut.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ status: "not ready", parts: { database: "down", sessions: "down" } });
    const asked = await fetch(`${pakmut.url}/auth/me`, {
      headers: { cookie: `__Host-pakmut-session=${"A".repeat(43)}` },
    });
    expect([asked.status, asked.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await asked.text()).not.toMatch(/connection|database|postgres/i);

    await pakmut.sql(`alter database ${name} connection limit -1`);
    expect((await fetch(`${pakmut.url}/readyz`)).status).toBe(200);
    expect(await (await sendMe()).json()).toEqual({ data: { me: null } });
  });
});

describe("leaving", () => {
  test("finishes what is in flight, leaves the port at once, takes nobody new", async () => {
    const { url } = pakmut;
    const client = await pakmut.as(null);
    await pakmut.sql("begin");
    await pakmut.sql("lock table accounts.sessions in access exclusive mode");
    const inFlight = client.send("{ me { displayName } }");
    await untilLocksAreAwaited(pakmut);
    const closed = pakmut.gateway.close();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    await pakmut.sql("commit");
    expect((await inFlight).data?.me).not.toBeNull();
    await closed;
  });
});

test("GraphQL over HTTP is spoken as the protocol says, but for GET, which we do not serve", async () => {
  const audits = serverAudits({ url: `${pakmut.url}/graphql`, fetchFn: fetch });
  const results = await Promise.all(
    audits.map(async (audit) => ({ name: audit.name, status: (await audit.fn()).status })),
  );
  expect(results).toHaveLength(61);
  const notOk = results.filter(({ status }) => status !== "ok");
  expect(notOk.every(({ name, status }) => status === "notice" && /\bGET/.test(name))).toBe(true);
});
