import type { TestAnswer, TestClient } from "../local/testing/test-client";
import { TestPakmut } from "../local/testing/test-pakmut";
import { type TestNode, addOrganisation, addServicePoint } from "../local/testing/test-tree";

let pakmut: TestPakmut;
let office: TestNode;
let officer: TestClient;

beforeEach(async () => {
  pakmut = await TestPakmut.open();
  office = await addOrganisation(pakmut, "หน่วยงาน");
  await addServicePoint(pakmut, "จุดบริการ", office);
  officer = await pakmut.as("CENTRAL_OFFICER", office.id);
});
afterEach(() => pakmut.close());

const askOrganisations = (): Promise<TestAnswer> => officer.send("{ organisations { totalCount } }");
const askServicePoints = (): Promise<TestAnswer> => officer.send("{ servicePoints { totalCount } }");
const masked = { message: "Something went wrong on our side.", extensions: { code: "INTERNAL_SERVER_ERROR" } };
const busy = { code: "SERVICE_UNAVAILABLE" };

test("idle connections that PostgreSQL ends cost nobody anything", async () => {
  await Promise.all([askOrganisations(), askServicePoints(), askOrganisations()]);
  const ended = await pakmut.sql(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  expect(ended.length).toBeGreaterThan(1);
  expect((await askOrganisations()).data).toEqual({ organisations: { totalCount: 1 } });
  expect((await askServicePoints()).data).toEqual({ servicePoints: { totalCount: 1 } });
});

test("a table that is locked refuses its own operations cleanly; all else goes on", async () => {
  await pakmut.sql("begin");
  await pakmut.sql("lock table organisations.organisations in access exclusive mode");
  const waiting = askOrganisations();
  expect((await askServicePoints()).data).toEqual({ servicePoints: { totalCount: 1 } });
  expect((await waiting).errors).toEqual([expect.objectContaining({ message: masked.message })]);
  await pakmut.sql("rollback");
  expect((await askOrganisations()).data).toEqual({ organisations: { totalCount: 1 } });
});

test("more operations than connections are refused cleanly, and Pakmut lives and recovers", async () => {
  await pakmut.sql("begin");
  await pakmut.sql("lock table organisations.organisations in access exclusive mode");
  const waiting = Promise.all(Array.from({ length: 20 }, askOrganisations));
  expect((await fetch(`${pakmut.url}/healthz`)).status).toBe(200);
  const answers = await waiting;
  const refused = answers.filter(({ status }) => status === 503);
  expect(refused.length).toBeGreaterThanOrEqual(12);
  for (const { status, errors } of answers) {
    expect(errors).toMatchObject([{ extensions: status === 503 ? busy : masked.extensions }]);
    expect(errors?.[0]?.message).not.toMatch(/database|postgres|connect|lock|timeout/i);
  }
  await pakmut.sql("rollback");
  for (const { data } of await Promise.all(Array.from({ length: 20 }, askOrganisations)))
    expect(data).toEqual({ organisations: { totalCount: 1 } });
});

test("more requests than connections for sessions are told to try again, not that they are signed out", async () => {
  await pakmut.sql("begin");
  await pakmut.sql("lock table accounts.sessions in access exclusive mode");
  const answers = await Promise.all(Array.from({ length: 10 }, askOrganisations));
  const refused = answers.filter(({ status }) => status === 503);
  expect(refused.length).toBeGreaterThanOrEqual(6);
  for (const { errors } of refused) expect(errors).toMatchObject([{ extensions: busy }]);
  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).not.toContain("UNAUTHENTICATED");
  await pakmut.sql("rollback");
  expect((await askOrganisations()).data).toEqual({ organisations: { totalCount: 1 } });
});

test("leaving under load fails no request: each is answered, or refused before it is sent", async () => {
  const failures: unknown[] = [];
  let answered = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      try {
        const { status, errors } = await askServicePoints();
        answered += 1;
        if (status !== 200 || errors) failures.push(errors ?? status);
      } catch (error) {
        const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
        // Nobody listens any more: a balancer asks the next replica.
        if (code !== "ECONNREFUSED") failures.push(code ?? error);
        return;
      }
    }
  };
  const clients = Array.from({ length: 8 }, work);
  while (answered < 100) await new Promise((resolve) => setTimeout(resolve, 5));
  await pakmut.gateway.close();
  await Promise.all(clients);
  expect(failures).toEqual([]);
});
