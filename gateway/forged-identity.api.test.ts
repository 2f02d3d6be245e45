import type { TestClient } from "../local/testing/test-client";
import { TEST_MODE } from "../local/testing/test-distribution";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "../local/testing/test-tree";
import { signActor } from "../subgraphs/kit/actor";
import { rootFields } from "./testing/root-fields";

const patienceMs = 180_000;
/** What other systems read who somebody is, or where she comes from, and what ours could be thought to read. T1. */
const forged: Record<string, string> = {
  "x-user-id": "1",
  "x-user-role": "PLATFORM_ADMIN",
  "x-org-path": "0",
  "x-internal-auth": "1",
  "x-hasura-role": "admin",
  "x-forwarded-for": "10.0.0.1",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  forwarded: "for=10.0.0.1",
  "x-real-ip": "10.0.0.1",
  "x-pakmut-actor": "PLATFORM_ADMIN",
  "x-request-id": "chosen-by-me",
};
const tooMany = '"code":"RATE_LIMITED"';
const claims = { jwt: { role: "PLATFORM_ADMIN", sub: "1" }, actor: { role: "PLATFORM_ADMIN" } };

/** An answer as it came, but for the one id that every request has of its own, and seconds that pass meanwhile. */
async function answerOf(response: Response): Promise<string> {
  const text = (await response.text()).replace(/"(requestId":"[0-9a-z]+"|retryAfterSeconds":\d+)/g, "");
  return `${response.status} ${response.headers.get("set-cookie")} ${text}`;
}

let pakmut: TestPakmut;
let office: TestNode;
let officer: TestClient;

beforeAll(async () => {
  process.env[TEST_MODE] = "distributed";
  pakmut = await TestPakmut.open();
  delete process.env[TEST_MODE];
  office = await addOrganisation(pakmut, "กรมตัวอย่าง");
  await addServicePoint(pakmut, "จุดบริการตัวอย่าง", office);
  await addServicePoint(pakmut, "จุดบริการผู้อื่น", await addOrganisation(pakmut, "กรมอื่น"));
  officer = await pakmut.as("CENTRAL_OFFICER", office.id);
});
afterAll(() => pakmut.close());

/** Each root field once, with the same variables whoever asks. */
const catalogue = rootFields.map(({ name, query, variables }) => ({ name, query, variables: variables() }));
type Question = (typeof catalogue)[number];
/** Where few tries are allowed the later ones say nothing: each has to be compared with somebody. */
const compared = new Set<string>();

/** Which of the forged requests is answered otherwise than the plain one; `each`: also each header by itself. */
async function differences(
  each: boolean,
  send: (question: Question, headers: Record<string, string>, extensions?: unknown) => Promise<Response>,
): Promise<string[]> {
  const found: string[] = [];
  for (const question of catalogue) {
    const plain = await answerOf(await send(question, {}));
    const compare = async (headers: Record<string, string>, extensions?: unknown): Promise<boolean> => {
      const answer = await answerOf(await send(question, headers, extensions));
      if (answer !== plain && answer.includes(tooMany)) return false;
      if (answer !== plain)
        found.push(`${question.name}, ${extensions ? "extensions" : Object.keys(headers)}: ${answer}, not ${plain}`);
      return true;
    };
    if ((await compare(forged)) && (await compare({}, claims))) compared.add(question.name);
    if (each) await Promise.all(Object.entries(forged).map(([name, value]) => compare({ [name]: value })));
  }
  return found;
}

test.each(["an officer", "a stranger"])(
  "headers and extensions that claim to be somebody change no answer of any root field to %s",
  async (who) => {
    const cookie = who === "a stranger" ? "" : officer.cookie;
    const found = await differences(true, ({ query, variables }, headers, extensions) =>
      fetch(`${pakmut.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-pakmut-csrf": "1", cookie, ...headers },
        body: JSON.stringify({ query, variables, extensions }),
      }),
    );
    expect(found).toEqual([]);
  },
  patienceMs,
);

test("no root field was left out", () => {
  expect(catalogue.map(({ name }) => name).filter((name) => !compared.has(name))).toEqual([]);
});

test.each(["accounts", "organisations", "service-points"])(
  "nor does the server of %s believe anything but the gateway's signature",
  async (name) => {
    const { distribution } = pakmut;
    if (!distribution) throw new Error("The subgraphs do not run apart.");
    const { session } = await pakmut.as("CENTRAL_OFFICER", office.id);
    const { personId, grantId } = session as { personId: string; grantId: string };
    const grant = { id: grantId, role: "CENTRAL_OFFICER", organisationId: office.id, scopePath: office.path } as const;
    const token = await signActor(
      { personId, displayName: "ทดสอบ", grant, address: null },
      name,
      distribution.remote.privateJwk,
    );
    const found = await differences(false, ({ query, variables }, headers, extensions) =>
      fetch(distribution.urlOf(name), {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
        body: JSON.stringify({ query, variables, extensions }),
      }),
    );
    expect(found).toEqual([]);
  },
  patienceMs,
);

test("whoever claims to be the platform's admin sees no more than she may", async () => {
  const admin = await pakmut.as("PLATFORM_ADMIN", countryId);
  const count = "{ servicePoints { totalCount } }";
  expect((await admin.send(count)).data).toEqual({ servicePoints: { totalCount: 2 } });
  expect((await officer.send(count, {}, forged)).data).toEqual({ servicePoints: { totalCount: 1 } });
});
