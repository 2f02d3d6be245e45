import { randomUUID } from "node:crypto";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addToken } from "../../../local/testing/test-tokens";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

const preview = `query ($id: ID!, $intoId: ID!) { organisationMergePreview(id: $id, intoId: $intoId) {
  version intoVersion organisationCount photoCount differences { field kept merged } refusal } }`;
const merge = `mutation ($id: ID!, $version: Int! = 1, $intoId: ID!, $intoVersion: Int! = 1, $fields: [String!]! = [], $key: String!) {
  mergeOrganisations(id: $id, version: $version, intoId: $intoId, intoVersion: $intoVersion, fields: $fields, reason: "ซ้ำกัน", idempotencyKey: $key) {
    id nameTh fax website photos { fileId } history { action reason changes { field } } } }`;
const one = `query ($id: ID!) { organisation(id: $id) { nameTh status mergedInto { id } ancestors { nameTh }
  history { action changes { field before after } } } }`;
const counts = `query ($id: ID!) { organisations(filter: { within: $id }) { totalCount }
  servicePoints(filter: { within: $id }) { totalCount } subtreeAccess(organisationId: $id) { grantCount tokenCount } }`;

/** Of two records of one organisation one stays, with all that belonged to both. */
describe("merging duplicates", () => {
  let pakmut: TestPakmut;
  let department: TestNode;
  let stays: TestNode;
  let goes: TestNode;
  let unit: TestNode;
  let central: TestClient;
  let photo: string;
  const code = "1806500000999";

  beforeEach(async () => {
    await pakmut.sql("update organisations.organisations set code = null where code = $1", [code]);
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    department = await addOrganisation(pakmut, "กรม", { below: ministry });
    photo = randomUUID();
    const photos = JSON.stringify([
      { fileId: photo, subject: "BUILDING", altTh: "อาคาร", altEn: null, width: 1, height: 1 },
    ]);
    stays = await addOrganisation(pakmut, "วิทยาลัย", { below: department, columns: { fax: "1" } });
    goes = await addOrganisation(pakmut, "วิทยาลัยซ้ำ", {
      below: department,
      columns: { fax: "2", website: "https://college.example", code, photos },
    });
    await pakmut.sql(
      `insert into organisations.files (id, kind, record_id, organisation_id, path_c, file_name, content, variants, bytes,
         created_by_id, created_by_name, attached_at)
       values ($1, 'photo', $2, $2, $3, 't', 'picture', '[]', 1, $2, 't', now())`,
      [photo, goes.id, goes.path],
    );
    unit = await addOrganisation(pakmut, "แผนก", { below: goes });
    await addServicePoint(pakmut, "จุดบริการของวิทยาลัยซ้ำ", goes);
    await addServicePoint(pakmut, "จุดบริการของแผนก", unit);
    central = await pakmut.as("CENTRAL_OFFICER", department.id);
  });
  beforeAll(async () => {
    pakmut = await TestPakmut.open();
  });
  afterAll(() => pakmut.close());

  const wanted = (key: string, more: object = {}) => ({ id: goes.id, intoId: stays.id, key, ...more });

  test("says before what it does, and does it as a whole: nothing of the duplicate is left behind", async () => {
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", goes.id);
    await addToken(pakmut, goes, "SERVICE_POINT_OFFICER");
    const { organisationMergePreview } = await central.ask(preview, { id: goes.id, intoId: stays.id });
    expect(organisationMergePreview).toEqual({
      version: 1,
      intoVersion: 1,
      organisationCount: 1,
      photoCount: 1,
      differences: [
        { field: "nameTh", kept: "วิทยาลัย", merged: "วิทยาลัยซ้ำ" },
        { field: "fax", kept: "1", merged: "2" },
        { field: "website", kept: null, merged: "https://college.example" },
      ],
      refusal: null,
    });
    const { mergeOrganisations } = await central.ask(merge, wanted("merge-whole", { fields: ["website"] }));
    expect(mergeOrganisations).toMatchObject({
      id: stays.id,
      nameTh: "วิทยาลัย",
      fax: "1",
      website: "https://college.example",
      photos: [{ fileId: photo }],
      history: [{ action: "mergeOrganisations", reason: "ซ้ำกัน" }],
    });
    expect((await central.ask(one, { id: goes.id })).organisation).toMatchObject({
      nameTh: "วิทยาลัยซ้ำ",
      status: "HIDDEN",
      mergedInto: { id: stays.id },
      ancestors: [{ nameTh: "กระทรวง" }, { nameTh: "กรม" }],
      history: [
        {
          action: "mergeOrganisations",
          changes: [
            { field: "status", before: "VISIBLE", after: "HIDDEN" },
            { field: "mergedInto", after: "วิทยาลัย" },
          ],
        },
      ],
    });
    expect(await central.ask(counts, { id: stays.id })).toEqual({
      organisations: { totalCount: 2 },
      servicePoints: { totalCount: 2 },
      subtreeAccess: { grantCount: 1, tokenCount: 1 },
    });
    expect(await central.ask(counts, { id: goes.id })).toMatchObject({
      organisations: { totalCount: 1 },
      servicePoints: { totalCount: 0 },
    });
    // Her grant is on the one that stays from her next request on.
    expect((await officer.ask("{ servicePoints { totalCount } }")).servicePoints.totalCount).toBe(2);
    expect((await central.ask(merge, wanted("merge-whole", { fields: ["website"] }))).mergeOrganisations.id).toBe(
      stays.id,
    );
    const tables = await pakmut.sql<{ name: string }>(
      `select c.table_schema || '.' || c.table_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       join information_schema.columns p on (p.table_schema, p.table_name, p.column_name) = (c.table_schema, c.table_name, 'path_c')
       where c.column_name = 'organisation_id' and t.table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(5);
    for (const { name } of tables) {
      const left = await pakmut.sql(`select 1 from ${name} where organisation_id = $1`, [goes.id]);
      const astray = await pakmut.sql(
        `select r.path_c from ${name} r join directory.organisations d on d.id = r.organisation_id
         where d.path_c <> r.path_c and r.path_c like $1 || '%'`,
        [department.path],
      );
      expect({ name, left, astray }).toEqual({ name, left: [], astray: [] });
    }
    const wrong = await pakmut.sql(
      `select d.path_c from directory.organisations d
       where (select coalesce(sum(count), 0) from organisations.organisations_totals t where t.path_c = d.path_c)
         <> (select count(*) from organisations.organisations r where r.path_c >= d.path_c and r.path_c < d.path_c || '/' and r.level <> 'COUNTRY')
       or (select coalesce(sum(count), 0) from service_points.service_points_totals t where t.path_c = d.path_c)
         <> (select count(*) from service_points.service_points r where r.path_c >= d.path_c and r.path_c < d.path_c || '/')`,
    );
    expect(wrong).toEqual([]);
  });

  test("who holds the same role on both keeps one grant, and one of two unused tokens stays", async () => {
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", goes.id);
    await pakmut.grant(officer.session?.personId as string, "SERVICE_POINT_OFFICER", stays.id);
    await addToken(pakmut, goes, "BI_READER");
    await addToken(pakmut, stays, "BI_READER");
    await central.ask(merge, wanted("merge-twice"));
    const held = await pakmut.sql("select 1 from accounts.grants where organisation_id = $1 and ended_at is null", [
      stays.id,
    ]);
    const tokens = await pakmut.sql(
      "select 1 from accounts.activation_tokens where organisation_id = $1 and spent_at is null and voided_at is null",
      [stays.id],
    );
    expect([held.length, tokens.length]).toEqual([1, 1]);
  });

  test("the duplicate is not shown again, is offered to nobody, and leads on when the other is merged, too", async () => {
    await central.ask(merge, wanted("merge-first"));
    const show = `mutation ($id: ID!, $key: String!) {
      changeOrganisationStatus(id: $id, version: 2, status: VISIBLE, idempotencyKey: $key) { id } }`;
    expect((await central.refusal(show, { id: goes.id })).extensions.code).toBe("INVALID_TRANSITION");
    const near = `query ($id: ID!, $code: String!) {
      organisationNearDuplicates(parentId: $id, nameTh: "วิทยาลัยซ้ำ", code: $code) { organisation { id } reasons } }`;
    expect((await central.ask(near, { id: department.id, code })).organisationNearDuplicates).toEqual([
      { organisation: { id: stays.id }, reasons: ["SAME_NAME", "SAME_CODE"] },
    ]);
    const last = await addOrganisation(pakmut, "วิทยาลัยใหม่", { below: department });
    const { mergeOrganisations } = await central.ask(merge, {
      id: stays.id,
      version: 2,
      intoId: last.id,
      key: "merge-second",
    });
    expect(mergeOrganisations.id).toBe(last.id);
    expect((await central.ask(one, { id: goes.id })).organisation.mergedInto.id).toBe(last.id);
  });

  test.each([
    ["into itself", () => [goes.id, goes.id], "SAME"],
    ["into what is below it", () => [goes.id, unit.id], "UNDER_ITSELF"],
  ])("%s it cannot be merged", async (_, pair, rule) => {
    const [id, intoId] = pair();
    expect((await central.ask(preview, { id, intoId })).organisationMergePreview.refusal).toBe(rule);
    const { extensions } = await central.refusal(merge, { id, intoId, key: `no-${rule}-merge` });
    expect(extensions.fields).toMatchObject([{ field: "intoId", rule }]);
  });

  test("two who merge the same two into each other at once: one does", async () => {
    const both = await Promise.allSettled([
      central.ask(merge, wanted("merge-one-way")),
      central.ask(merge, { id: stays.id, intoId: goes.id, key: "merge-other-way" }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("nothing is merged out of or into what one does not manage, nor on an older version", async () => {
    const refused = async (client: TestClient, more: object = {}) =>
      (await client.refusal(merge, wanted(`merge-no-${Math.random()}`, more))).extensions.code;
    expect(await refused(await pakmut.as("SERVICE_POINT_OFFICER", department.id))).toBe("FORBIDDEN");
    expect(await refused(await pakmut.as("CENTRAL_OFFICER", goes.id))).toBe("NOT_FOUND");
    expect(await refused(central, { intoId: department.id })).toBe("FORBIDDEN");
    expect(await refused(central, { intoVersion: 7 })).toBe("CONFLICT");
  });
});
