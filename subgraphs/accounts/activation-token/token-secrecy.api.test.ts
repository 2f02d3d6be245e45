import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";
import { readTokenText } from "./token-text";

const issue = `mutation ($ids: [ID!]!, $roles: [Role!]!, $key: String!) {
  issueActivationTokens(organisationIds: $ids, roles: $roles, idempotencyKey: $key) { id total } }`;
const batchOf = "query ($id: ID!) { activationTokenBatch(id: $id) { state issued } }";
const refresh = `mutation ($id: ID!, $role: Role!, $key: String!) {
  refreshActivationToken(organisationId: $id, role: $role, idempotencyKey: $key) { tokenId } }`;
const reveal = "mutation ($id: ID!, $key: String!) { revealActivationToken(id: $id, idempotencyKey: $key) { token } }";
const redeem = "mutation ($token: String!) { redeemActivationToken(token: $token) { id } }";
const places = `{ activationTokenPlaces { totalCount nodes { id organisation { id nameTh }
  seats { role status tokenId createdAt createdByName expiresAt revealedAt lastUsedByName lastUsedAt } } } }`;

let pakmut: TestPakmut;
let department: TestNode;
let other: TestNode;
let offices: TestNode[];
let central: TestClient;
let batchId: string;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  department = await addOrganisation(pakmut, "กรม", { below: await addOrganisation(pakmut, "กระทรวง") });
  other = await addOrganisation(pakmut, "หน่วยงานอื่น", { below: await addOrganisation(pakmut, "กระทรวงอื่น") });
  offices = [];
  for (const [number, code] of ["0000000000001", "0000000000002", "0000000000003"].entries())
    offices.push(
      await addOrganisation(pakmut, `=สาขา ${number + 1}`, {
        below: department,
        columns: { code, province_code: "50" },
      }),
    );
  central = await pakmut.as("CENTRAL_OFFICER", department.id);
  const jobs = await pakmut.startJobs();
  const roles = ["SERVICE_POINT_OFFICER", "BI_READER"];
  batchId = (await central.ask(issue, { ids: offices.map(({ id }) => id), roles })).issueActivationTokens.id;
  while ((await central.ask(batchOf, { id: batchId })).activationTokenBatch.state !== "DONE")
    await new Promise((resolve) => setTimeout(resolve, 50));
  await jobs.stop();
}, 60_000);
afterAll(() => pakmut.close());

const download = (by: TestClient, format: string, parameters: object, method = "POST"): Promise<Response> =>
  fetch(`${pakmut.url}/export/accounts/activation-tokens.${format}`, {
    method,
    headers: { cookie: by.cookie, "x-pakmut-csrf": "1", "content-type": "application/json" },
    ...(method === "POST" && { body: JSON.stringify(parameters) }),
  });
const sheet = async (by: TestClient, parameters: object): Promise<string[][]> => {
  const response = await download(by, "csv", parameters);
  expect(response.status).toBe(200);
  const [, ...lines] = (await response.text()).trim().split("\r\n");
  return lines.map((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "")));
};
const lastDownload = async (): Promise<Record<string, { after: unknown }> | undefined> =>
  (
    await pakmut.sql<{ changes: Record<string, { after: unknown }> }>(
      "select changes from accounts.audit_entries where action = 'downloadActivationTokens' order by id desc limit 1",
    )
  )[0]?.changes;

describe("the tokens of a batch as a file", () => {
  test("are all unused ones with their texts, and one audit entry tells how many and which", async () => {
    const rows = await sheet(central, { batch: batchId });
    expect(rows.map(([code, , province, role]) => [code, province, role])).toEqual(
      ["0000000000001", "0000000000002", "0000000000003"].flatMap((code) => [
        [code, "เชียงใหม่", "BI_READER"],
        [code, "เชียงใหม่", "SERVICE_POINT_OFFICER"],
      ]),
    );
    expect(rows.every(([, , , , token]) => readTokenText(token as string) !== null)).toBe(true);
    expect(await lastDownload()).toMatchObject({
      batch: { after: batchId },
      count: { after: 6 },
      format: { after: "csv" },
      idsHash: { after: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    await (await pakmut.as(null)).ask(redeem, { token: rows[0]?.[4] });
    expect(await sheet(central, { batch: batchId })).toHaveLength(5);
  });

  test("are chosen by place and role, too, and never beyond scope and role", async () => {
    const ids = [...offices.map(({ id }) => id), other.id];
    expect(
      await sheet(central, { organisationIds: ids, roles: ["SERVICE_POINT_OFFICER", "PLATFORM_ADMIN"] }),
    ).toHaveLength(3);
    // However many places there are: by the list's own filter.
    const filter = { text: "สาขา", status: "READY" };
    const found = await sheet(central, { filter, roles: ["SERVICE_POINT_OFFICER", "PLATFORM_ADMIN"] });
    expect(found.map(([code]) => code)).toEqual(["0000000000001", "0000000000002", "0000000000003"]);
    expect(await lastDownload()).toMatchObject({ filter: { after: filter }, count: { after: 3 } });
    expect(await sheet(central, { filter: { text: "สาขา 2" }, roles: ["SERVICE_POINT_OFFICER"] })).toHaveLength(1);
    const stranger = await pakmut.as("CENTRAL_OFFICER", other.id);
    expect(await sheet(stranger, { batch: batchId })).toEqual([]);
    expect(await sheet(stranger, { filter: {}, roles: ["SERVICE_POINT_OFFICER"] })).toEqual([]);
    expect((await download(await pakmut.as("OPDC_OFFICER", department.id), "csv", { batch: batchId })).status).toBe(
      403,
    );
    expect((await download(await pakmut.as(null), "csv", { batch: batchId })).status).toBe(403);
  });

  test("are given away as letters, a page for each agency, by the same act", async () => {
    const response = await download(central, "pdf", { batch: batchId });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    const pdf = Buffer.from(await response.arrayBuffer()).toString("latin1");
    const waiting = new Set((await sheet(central, { batch: batchId })).map(([code]) => code));
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(waiting.size);
    expect(pdf.endsWith("%%EOF\n")).toBe(true);
  });

  test("are not given to a link, nor for parameters that mean nothing", async () => {
    expect((await download(central, `csv?batch=${batchId}`, {}, "GET")).status).toBeGreaterThanOrEqual(400);
    for (const parameters of [
      {},
      { batch: "x" },
      { organisationIds: [], roles: ["BI_READER"] },
      { batch: batchId, more: 1 },
      { filter: {}, roles: [] },
      { filter: { nonsense: 1 }, roles: ["BI_READER"] },
      { filter: { level: "PLANET" }, roles: ["BI_READER"] },
    ])
      expect((await download(central, "csv", parameters)).status).toBe(400);
  });
});

test("the text of a token is nowhere but in the answer to who asked to see it: not in lists, tables, log or errors", async () => {
  const texts: string[] = (await sheet(central, { batch: batchId })).map(([, , , , token]) => token as string);
  for (const office of offices) {
    const { tokenId } = (await central.ask(refresh, { id: office.id, role: "SERVICE_POINT_OFFICER" }))
      .refreshActivationToken;
    texts.push((await central.ask(reveal, { id: tokenId })).revealActivationToken.token);
  }
  const newcomer = await pakmut.as(null);
  await newcomer.ask(redeem, { token: texts.at(-1) });
  await (await pakmut.as(null)).send(redeem, { token: texts.at(-1) });
  await (await pakmut.as(null)).send(redeem, { token: texts[1] });
  const seen = [JSON.stringify(await central.ask(places)), ...pakmut.log, ...pakmut.statements];
  const tables = await pakmut.sql<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind in ('r', 'm') and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
  );
  for (const { name } of tables) {
    // As a dump writes it, and the bytes of columns as text.
    const rows = await pakmut.sql<{ text: string }>(`select t::text as text from ${name} t`);
    seen.push(
      ...rows.map(({ text }) =>
        text.replace(/\\\\x([0-9a-f]+)/g, (_all, hex: string) => Buffer.from(hex, "hex").toString("latin1")),
      ),
    );
  }
  expect(tables.length).toBeGreaterThan(20);
  expect(seen.some((text) => text.includes("revealActivationToken"))).toBe(true);
  expect(texts.length).toBeGreaterThan(6);
  const needles = texts.flatMap((text) => [text, readTokenText(text) as string, text.slice(0, 9), text.toLowerCase()]);
  expect(seen.filter((text) => needles.some((needle) => text.includes(needle)))).toEqual([]);
});
