import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { TestClient } from "../local/testing/test-client";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../local/testing/test-tree";
import { rootFields } from "./testing/root-fields";

const patienceMs = 120_000;
let pakmut: TestPakmut;
let office: TestNode;
let officer: TestClient;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const department = await addOrganisation(pakmut, "กรมตัวอย่าง");
  office = department;
  for (let index = 0; index < 50; index++) {
    const agency = await addOrganisation(pakmut, `หน่วยงาน ${index}`, { below: department });
    await addServicePoint(pakmut, `จุดบริการ ${index}`, agency);
  }
  officer = await pakmut.as("CENTRAL_OFFICER", department.id);
});
afterAll(() => pakmut.close());

const json = (query: string): string => JSON.stringify({ query });
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(" ");
const bomb = times(30, (index) => `fragment F${index} on Query { a: me { id } ...F${index + 1} ...F${index + 1} }`);
const jsonHeaders = { "content-type": "application/json", "x-pakmut-csrf": "1" };

const probes: [string, string | Uint8Array<ArrayBuffer>, Record<string, string>?][] = [
  ["1,000 aliases", json(`{ ${times(1_000, (index) => `a${index}: me { id }`)} }`)],
  ["50,000 aliases", json(`{ ${times(50_000, (index) => `a${index}: me { id }`)} }`)],
  ["100,000 fields alike", json(`{ me { ${"id ".repeat(100_000)} } }`)],
  ["as many fields as a body holds", json(`{ me { ${"id ".repeat(80_000)} } }`)],
  ["1,000 unknown directives", json(`{ me { id ${times(1_000, (index) => `@d${index}`)} } }`)],
  ["5,000 levels", json(`${"{ me ".repeat(5_000)}${"}".repeat(5_000)}`)],
  ["a fragment bomb of 2^30", json(`{ ...F0 } ${bomb} fragment F30 on Query { me { id } }`)],
  ["a batch of ten", JSON.stringify(Array.from({ length: 10 }, () => ({ query: "{ me { id } }" })))],
  ["2 MB", json(`{ me { id } } # ${"x".repeat(2_000_000)}`)],
  ["deep variables", `{"query":"{ me { id } }","variables":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}, "x": [}`],
  ["10 MB in 10 kB", new Uint8Array(gzipSync(Buffer.alloc(10_000_000, " "))), { "content-encoding": "gzip" }],
  ["noise", new Uint8Array(randomBytes(10_000))],
];

test(
  "each is refused with a small answer while others are served, and memory stays",
  async () => {
    let isOver = false;
    const served = { good: 0, bad: 0 };
    const traffic = (async () => {
      while (!isOver) {
        const { errors } = await officer.send("{ organisations { totalCount } me { id } }");
        served[errors ? "bad" : "good"] += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    // The first round pays for what stays: compiled code, buffers of the sockets.
    let residentBefore = 0;
    for (let round = 0; round < 6; round++) {
      for (const [name, body, headers = {}] of probes) {
        const init = { method: "POST", body, headers: { ...jsonHeaders, ...headers } };
        const response = await fetch(`${pakmut.url}/graphql`, init);
        const text = await response.text();
        expect([name, response.status >= 400 && response.status < 500, text.length < 10_000]).toEqual([
          name,
          true,
          true,
        ]);
      }
      if (round === 0) residentBefore = process.memoryUsage().rss;
    }
    isOver = true;
    await traffic;
    expect(served.bad).toBe(0);
    expect(served.good).toBeGreaterThan(0);
    expect((process.memoryUsage().rss - residentBefore) / 1024 / 1024).toBeLessThan(100);
  },
  patienceMs,
);

describe("how wide an answer may be", () => {
  const pages = rootFields.filter(({ arguments: names }) => names.includes("first"));

  test.each(pages.map(({ name, query, variables }) => [name, query, variables] as const))(
    "%s gives no page beyond its cap",
    async (_name, query, variables) => {
      const admin = await pakmut.as("PLATFORM_ADMIN", "00000000-0000-7000-8000-000000000001");
      const { errors } = await admin.send(query, { ...variables(), first: 1_000_000 });
      expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    },
  );

  test.each([
    [
      "organisations",
      "query ($first: Int!) { list: organisations(first: $first) { totalCount nodes { nameTh ancestors { nameTh } servicePoints { nameTh } } } }",
    ],
    [
      "servicePoints",
      "query ($first: Int!) { list: servicePoints(first: $first) { totalCount nodes { nameTh organisation { nameTh ancestors { nameTh } } } } }",
    ],
    [
      "organisationChildren",
      "query ($first: Int!, $parent: ID!) { list: organisationChildren(parentId: $parent, first: $first) { nodes { nameTh servicePoints { nameTh } ancestors { nameTh } } } }",
    ],
  ])("%s of 50 costs as many statements as of 5", async (_name, query) => {
    const costOf = async (first: number): Promise<[number, number]> => {
      pakmut.statements.length = 0;
      const { list } = await officer.ask(query, query.includes("$parent") ? { first, parent: office.id } : { first });
      return [list.nodes.length, pakmut.statements.length];
    };
    const [fewRows, fewStatements] = await costOf(5);
    const [manyRows, manyStatements] = await costOf(50);
    expect([fewRows, manyRows]).toEqual([5, 50]);
    expect(manyStatements).toBe(fewStatements);
  });
});
