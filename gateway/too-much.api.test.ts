import type { TestClient } from "../local/testing/test-client";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../local/testing/test-tree";
import { hostileProbes, sendProbe } from "./testing/hostile-probes";
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
      for (const probe of hostileProbes) {
        const { status, bytes } = await sendProbe(pakmut.url, probe);
        expect([probe.name, status >= 400 && status < 500, bytes < 10_000]).toEqual([probe.name, true, true]);
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
