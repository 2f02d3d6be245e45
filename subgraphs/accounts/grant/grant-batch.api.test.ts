import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";

const fields = "id role version endedAt endedByName endReason personName organisation { id nameTh }";
const end = `mutation ($id: ID!, $version: Int! = 1, $reason: String = "ย้ายไปแล้ว", $key: String!) {
  endGrant(id: $id, version: $version, reason: $reason, idempotencyKey: $key) { ${fields} } }`;
const confirm = `mutation ($ids: [ID!]!, $key: String!) { confirmGrants(ids: $ids, idempotencyKey: $key) {
  id isDone reason grant { confirmedByName version } } }`;
const endMany = `mutation ($ids: [ID!]!, $reason: String = "ปิดหน่วยงาน", $key: String!) {
  endGrants(ids: $ids, reason: $reason, idempotencyKey: $key) { id isDone reason grant { endedByName } } }`;
const whoAmI = "{ me { activeGrant { role organisation { id } } grants { id } } }";

let pakmut: TestPakmut;
let ministry: TestNode;
let other: TestNode;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
  other = await addOrganisation(pakmut, "กรมอื่น", { below: ministry });
});
afterAll(() => pakmut.close());

const grantOf = (client: TestClient): string => client.session?.grantId as string;
const auditOf = (id: string, action: string) =>
  pakmut.sql<{ changes: Record<string, { before: unknown; after: unknown }>; reason: string | null; path_c: string }>(
    "select changes, reason, path_c from accounts.audit_entries where entity_id = $1 and action = $2 order by id",
    [id, action],
  );

describe("many users", () => {
  test("are confirmed or ended at once, each for itself, and every refusal is remembered", async () => {
    const place = await addOrganisation(pakmut, "กรมหลายคน", { below: ministry });
    const central = await pakmut.as("CENTRAL_OFFICER", place.id, "ผู้ยืนยัน");
    const [one, two] = [await pakmut.as("HANDBOOK_AUTHOR", place.id), await pakmut.as("BI_READER", place.id)];
    const foreign = grantOf(await pakmut.as("BI_READER", other.id));
    await central.ask(end, { id: grantOf(two) });
    const ids = [grantOf(one), grantOf(two), grantOf(central), foreign];
    const { confirmGrants } = await central.ask(confirm, { ids, key: "confirm-once" });
    expect(confirmGrants).toEqual([
      { id: ids[0], isDone: true, reason: null, grant: { confirmedByName: "ผู้ยืนยัน", version: 2 } },
      { id: ids[1], isDone: false, reason: "ENDED", grant: { confirmedByName: null, version: 2 } },
      { id: ids[2], isDone: false, reason: "OWN_GRANT", grant: { confirmedByName: null, version: 1 } },
      { id: ids[3], isDone: false, reason: "NOT_FOUND", grant: null },
    ]);
    const repeated = (await central.ask(confirm, { ids, key: "confirm-once" })).confirmGrants;
    expect(repeated.map(({ isDone }: { isDone: boolean }) => isDone)).toEqual([true, false, false, false]);
    expect(repeated[0].grant.version).toBe(2);
    for (const [id, refusal] of [
      [ids[2], "OWN_GRANT"],
      [foreign, "NOT_FOUND"],
    ])
      expect(await auditOf(id as string, "confirmGrants")).toMatchObject([
        { changes: { refusal: { before: null, after: refusal } }, path_c: place.path },
      ]);

    const { endGrants } = await central.ask(endMany, { ids });
    expect(endGrants.map(({ isDone, reason }: { isDone: boolean; reason: string }) => [isDone, reason])).toEqual([
      [true, null],
      [false, "ENDED"],
      [false, "OWN_GRANT"],
      [false, "NOT_FOUND"],
    ]);
    expect(await auditOf(ids[0] as string, "endGrants")).toMatchObject([{ reason: "ปิดหน่วยงาน" }]);
    expect((await one.ask(whoAmI)).me).toBeNull();
  });

  test("500 go in one command, and no more", async () => {
    const place = await addOrganisation(pakmut, "กรมห้าร้อยคน", { below: ministry });
    const central = await pakmut.as("CENTRAL_OFFICER", place.id);
    const rows = await pakmut.sql<{ id: string }>(
      `with people as (insert into accounts.persons (issuer, subject, display_name)
         select 'test', 'many-' || n, 'คนที่ ' || n from generate_series(1, 501) n returning id)
       insert into accounts.grants (person_id, role, organisation_id, path_c)
       select id, 'BI_READER', $1, $2 from people returning id`,
      [place.id, place.path],
    );
    const ids = rows.map(({ id }) => id);
    const tooMany = await central.refusal(endMany, { ids });
    expect(tooMany.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ field: "ids", rule: "TOO_MANY" }] });
    const { endGrants } = await central.ask(endMany, { ids: ids.slice(0, 500) });
    expect(endGrants.filter(({ isDone }: { isDone: boolean }) => isDone)).toHaveLength(500);
    const [left] = await pakmut.sql<{ count: number }>(
      "select count(*)::int from accounts.grants where organisation_id = $1 and ended_at is null",
      [place.id],
    );
    expect(left?.count).toBe(2);
  });
});
