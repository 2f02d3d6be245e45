import { TEST_MODE } from "../../local/testing/test-distribution";
import { TestPakmut } from "../../local/testing/test-pakmut";
import { countryId } from "../../local/testing/test-tree";

let pakmut: TestPakmut;
beforeAll(async () => {
  process.env[TEST_MODE] = "distributed";
  pakmut = await TestPakmut.open();
});
afterAll(async () => {
  delete process.env[TEST_MODE];
  await pakmut.close();
});

const urlOf = (name: string, path: string): URL => new URL(path, pakmut.distribution?.urlOf(name));
const metricsOf = async (name: string): Promise<string> => (await fetch(urlOf(name, "/metrics"))).text();
const figure = (text: string, series: string): number =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${series} `))
      ?.split(" ")
      .at(-1) ?? 0,
  );

test("each subgraph that runs apart tells its own requests, statements, pool and process, and nobody else's", async () => {
  const officer = await pakmut.as("BI_READER", countryId);
  const requests = 'pakmut_http_request_seconds_count{route="/graphql",method="POST",status="200"}';
  const read = async (name: string): Promise<number[]> => {
    const text = await metricsOf(name);
    return [figure(text, requests), figure(text, "pakmut_sql_statement_seconds_count")];
  };
  const before = { asked: await read("organisations"), unasked: await read("accounts") };
  await officer.ask("{ organisationTypes { code } }");
  const after = await read("organisations");
  expect((after[0] as number) - (before.asked[0] as number)).toBe(1);
  expect((after[1] as number) - (before.asked[1] as number)).toBeGreaterThan(0);
  expect(await read("accounts")).toEqual(before.unasked);
  const text = await metricsOf("organisations");
  for (const state of ["open", "idle", "waiting"])
    expect(text).toContain(`pakmut_pool_connections{pool="operations",state="${state}"}`);
  expect(figure(text, "pakmut_process_resident_memory_bytes")).toBeGreaterThan(0);
});

test("nobody invents series, and who is refused is counted", async () => {
  const name = "organisations";
  await fetch(urlOf(name, "/somchai-0812345678"));
  await fetch(urlOf(name, "/graphql"), { method: "POST", body: "{}" });
  const text = await metricsOf(name);
  expect(text).not.toMatch(/somchai|0812345678/);
  expect(figure(text, 'pakmut_http_request_seconds_count{route="other",method="GET",status="401"}')).toBe(1);
  expect(figure(text, 'pakmut_http_request_seconds_count{route="/graphql",method="POST",status="401"}')).toBe(1);
});
