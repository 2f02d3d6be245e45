import { strFromU8, unzipSync } from "fflate";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "../../../local/testing/test-tree";

const list = `query ($filter: AuditEntryFilter, $first: Int, $after: ID) { auditEntries(filter: $filter, first: $first, after: $after) {
  nodes { id at personName role action entityType entityId address reason refusal changes { field before after } organisation { id nameTh } }
  pageInfo { hasNextPage endCursor } } }`;
const rename = `mutation ($id: ID!, $version: Int!, $nameEn: String, $key: String!) {
  updateOrganisationProfile(id: $id, version: $version, input: { nameEn: $nameEn }, idempotencyKey: $key) { id } }`;
const note = `mutation ($id: ID!, $version: Int!, $note: String, $key: String!) {
  updateServicePoint(id: $id, version: $version, input: { note: $note }, idempotencyKey: $key) { id } }`;

describe("the audit trail", () => {
  let pakmut: TestPakmut;
  let office: TestNode;
  let branch: TestNode;
  let other: TestNode;
  let pointId: string;
  let central: TestClient;
  let admin: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
    office = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
    branch = await addOrganisation(pakmut, "สาขาทดสอบ", { below: office });
    other = await addOrganisation(pakmut, "กรมอื่น", { below: ministry });
    pointId = await addServicePoint(pakmut, "เคาน์เตอร์", branch);
    central = await pakmut.as("CENTRAL_OFFICER", office.id, "ผู้ดูแลทดสอบ");
    admin = await pakmut.as("PLATFORM_ADMIN", countryId, "ผู้ดูแลระบบทดสอบ");
    await central.ask(rename, { id: office.id, version: 1, nameEn: "Test Office" });
    await central.ask(note, { id: pointId, version: 1, note: "=1+1" });
    await admin.ask(rename, { id: other.id, version: 1, nameEn: "+66 Other" });
  });
  afterAll(() => pakmut.close());

  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what a test asserts
  const entries = async (as: TestClient, filter: object = {}): Promise<any[]> =>
    (await as.ask(list, { filter })).auditEntries.nodes;
  const actions = async (as: TestClient, filter: object = {}): Promise<string[]> =>
    (await entries(as, filter)).map(({ action, organisation }) => `${action} ${organisation?.nameTh}`);

  test("tells of all parts of Pakmut in the reader's scope, newest first", async () => {
    expect(await actions(central)).toEqual(["updateServicePoint สาขาทดสอบ", "updateOrganisationProfile กรมทดสอบ"]);
    expect(await actions(admin)).toEqual([
      "updateOrganisationProfile กรมอื่น",
      "updateServicePoint สาขาทดสอบ",
      "updateOrganisationProfile กรมทดสอบ",
    ]);
  });

  test("says who, as what, from where and what was before and after", async () => {
    const [, entry] = await entries(central);
    expect(entry).toMatchObject({
      personName: "ผู้ดูแลทดสอบ",
      role: "CENTRAL_OFFICER",
      entityType: "Organisation",
      entityId: office.id,
      address: "127.0.0.1",
      reason: null,
      refusal: null,
      changes: [{ field: "nameEn", before: null, after: "Test Office" }],
    });
  });

  test.each([
    ["the person's name", () => ({ text: "ดูแลระบบ" }), 1],
    ["the kind of record", () => ({ entityType: "ServicePoint" }), 1],
    ["the record", () => ({ entityId: office.id }), 1],
    ["an organisation and all below it", () => ({ organisationId: office.id }), 2],
    ["the act", () => ({ action: "updateOrganisationProfile" }), 2],
    ["its beginning", () => ({ from: new Date(Date.now() + 3_600_000).toISOString() }), 0],
    ["a period", () => ({ from: new Date(Date.now() - 60_000), until: new Date(Date.now() + 60_000) }), 3],
    ["its end", () => ({ until: new Date(Date.now() - 3_600_000).toISOString() }), 0],
  ])("is filtered by %s", async (_what, filter, count) => {
    expect(await entries(admin, filter())).toHaveLength(count);
  });

  test("shows nothing of an organisation outside the scope, whoever asks for it", async () => {
    expect(await entries(central, { organisationId: other.id })).toEqual([]);
    expect(await entries(central, { entityId: other.id })).toEqual([]);
    expect(await entries(central, { text: "ดูแลระบบ" })).toEqual([]);
  });

  test("is read page by page without a gap", async () => {
    const first = (await admin.ask(list, { first: 2 })).auditEntries;
    const rest = (await admin.ask(list, { first: 2, after: first.pageInfo.endCursor })).auditEntries;
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...first.nodes, ...rest.nodes]).toEqual(await entries(admin));
  });

  test("tells an attempt that was refused from one that was done", async () => {
    await pakmut.sql(
      `insert into accounts.audit_entries (request_id, person_name, action, entity_type, entity_version, path_c, changes)
       values ('r', 'ผู้ดูแลทดสอบ', 'changeGrant', 'Grant', 0, $1, '{"refusal":{"before":null,"after":"SCOPE"},"role":{"before":null,"after":"PLATFORM_ADMIN"}}')`,
      [branch.path],
    );
    const [entry] = await entries(central, { action: "changeGrant" });
    expect(entry).toMatchObject({
      refusal: "SCOPE",
      changes: [{ field: "role", before: null, after: "PLATFORM_ADMIN" }],
    });
  });

  describe("as a file", () => {
    const fetchFile = (as: TestClient, path: string, init: RequestInit): Promise<Response> =>
      fetch(`${pakmut.url}/export/accounts/${path}`, { ...init, headers: { cookie: as.cookie, ...init.headers } });
    const ours = { "content-type": "application/json", "x-pakmut-csrf": "1" };
    const taking = (filter: object = {}): RequestInit => ({
      method: "POST",
      headers: ours,
      body: JSON.stringify(filter),
    });
    const idsIn = async (response: Response): Promise<string[]> =>
      (await response.text())
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).requestId);

    test("holds the same entries as the list, for each reader", async () => {
      for (const reader of [central, admin]) {
        const wanted = (await reader.ask("{ auditEntries(first: 100) { nodes { requestId } } }")).auditEntries.nodes;
        const [own, ...ids] = await idsIn(await fetchFile(reader, "audit-entries.ndjson", taking()));
        expect(ids).toEqual(wanted.map(({ requestId }: { requestId: string }) => requestId));
        expect(ids).not.toContain(own);
      }
    });

    test("of CSV opens as Thai, and none of its cells is a formula", async () => {
      const response = await fetchFile(
        admin,
        "audit-entries.csv",
        taking({ entityType: "ServicePoint", language: "th" }),
      );
      expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-entries-[\d-]+\.csv"$/);
      expect(response.headers.get("cache-control")).toBe("no-store");
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(bytes.toString()).toContain("ผู้ดูแลทดสอบ");
      expect(bytes.toString()).toContain("\uFEFFเวลา,ผู้ทำรายการ,");
    });

    test("is taken away by an act that the trail tells, with what was asked for", async () => {
      const filter = { entityType: "Organisation", organisationId: office.id, text: "=1+1" };
      expect((await fetchFile(central, "audit-entries.csv", taking({ ...filter, language: "th" }))).status).toBe(200);
      const [entry] = await entries(central, { action: "downloadAuditEntries" });
      expect(entry).toMatchObject({
        personName: "ผู้ดูแลทดสอบ",
        organisation: { id: office.id },
        changes: expect.arrayContaining(
          Object.entries({ format: "csv", ...filter }).map(([field, after]) => ({ field, before: null, after })),
        ),
      });
    });

    test("is not taken by somebody whose grant has ended meanwhile", async () => {
      const leaving = await pakmut.as("CENTRAL_OFFICER", office.id);
      await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [leaving.session?.grantId]);
      expect((await fetchFile(leaving, "audit-entries.csv", taking())).status).toBe(401);
    });

    test("of Excel is a workbook of named, typed cells", async () => {
      const response = await fetchFile(admin, "audit-entries.xlsx", taking());
      const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
      const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] as Uint8Array);
      expect(sheet).toContain('<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">at</t></is></c>');
      expect(sheet).toContain("note: – → =1+1");
      expect(sheet).not.toContain("<f>");
    });

    test("is narrowed down as the list is", async () => {
      expect(await idsIn(await fetchFile(admin, "audit-entries.ndjson", taking({ entityId: pointId })))).toHaveLength(
        1,
      );
    });

    test.each([
      ["nobody", () => pakmut.stranger(), "audit-entries.csv", taking(), 401],
      ["a role that may not", () => pakmut.as("SERVICE_POINT_OFFICER", branch.id), "audit-entries.csv", taking(), 403],
      ["somebody without a grant", () => pakmut.as(null), "audit-entries.csv", taking(), 403],
      ["whoever asks for a file that there is none of", () => admin, "no-such.csv", taking(), 404],
      ["whoever asks for a format that there is none of", () => admin, "audit-entries.pdf", taking(), 404],
      ["whoever asks with a malformed filter", () => admin, "audit-entries.csv", taking({ entityId: "1'" }), 400],
      ["whoever asks with an unknown filter", () => admin, "audit-entries.csv", taking({ role: "x" }), 400],
      ["whoever follows a link", () => admin, "audit-entries.csv", {}, 400],
      [
        "a page of another site",
        () => admin,
        "audit-entries.csv",
        { headers: { "sec-fetch-site": "cross-site" } },
        403,
      ],
      ["a form of another site", () => admin, "audit-entries.csv", { method: "POST", body: "a=1" }, 415],
      [
        "a POST without our header",
        () => admin,
        "audit-entries.csv",
        { method: "POST", body: "{}", headers: { "content-type": "application/json" } },
        403,
      ],
    ])("is refused to %s", async (_who, client, path, init, status) => {
      const response = await fetchFile(await client(), path, init);
      expect(response.status).toBe(status);
      expect(JSON.parse(await response.text()).errors[0].extensions.code).not.toBe("INTERNAL_SERVER_ERROR");
    });

    test("is no longer read once its client has gone", async () => {
      await pakmut.sql(
        `insert into accounts.audit_entries (request_id, person_name, action, entity_type, entity_version, path_c, changes)
         select 'r', repeat('ก', 1000), 'x', 'x', 0, '0', '{}' from generate_series(1, 20000)`,
      );
      const leaving = new AbortController();
      const response = await fetchFile(admin, "audit-entries.ndjson", { ...taking(), signal: leaving.signal });
      await response.body?.getReader().read();
      expect(pakmut.database.streamPool.totalCount - pakmut.database.streamPool.idleCount).toBeLessThanOrEqual(1);
      leaving.abort();
      const isFree = (): boolean => pakmut.database.streamPool.totalCount === pakmut.database.streamPool.idleCount;
      while (!isFree()) await new Promise((resolve) => setTimeout(resolve, 20));
      // PostgreSQL hears of it a moment later.
      const busy = `select 1 from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()`;
      while ((await pakmut.sql(busy)).length) await new Promise((resolve) => setTimeout(resolve, 20));
    });
  });
});
