import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";

const fields = "id role version endedAt endedByName endReason personName organisation { id nameTh }";
const change = `mutation ($id: ID!, $version: Int!, $role: Role!, $organisationId: ID!, $reason: String = "พิมพ์ผิด", $key: String!) {
  changeGrant(id: $id, version: $version, role: $role, organisationId: $organisationId, reason: $reason, idempotencyKey: $key) { ${fields} } }`;
const end = `mutation ($id: ID!, $version: Int! = 1, $reason: String = "ย้ายไปแล้ว", $key: String!) {
  endGrant(id: $id, version: $version, reason: $reason, idempotencyKey: $key) { ${fields} } }`;
const whoAmI = "{ me { activeGrant { role organisation { id } } grants { id } } }";

let pakmut: TestPakmut;
let department: TestNode;
let agency: TestNode;
let sister: TestNode;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
  department = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
  agency = await addOrganisation(pakmut, "สำนักงานหนึ่ง", { below: department });
  sister = await addOrganisation(pakmut, "สำนักงานสอง", { below: department });
});
afterAll(() => pakmut.close());

const grantOf = (client: TestClient): string => client.session?.grantId as string;
const auditOf = (id: string, action: string) =>
  pakmut.sql<{ changes: Record<string, { before: unknown; after: unknown }>; reason: string | null; path_c: string }>(
    "select changes, reason, path_c from accounts.audit_entries where entity_id = $1 and action = $2 order by id",
    [id, action],
  );

describe("a wrong role or organisation", () => {
  test("is put right, and the person's very next request is judged by it", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id, "ผู้แก้");
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id, "ผู้ถูกแก้");
    const id = grantOf(officer);
    const variables = { id, version: 1, role: "HANDBOOK_AUTHOR", organisationId: department.id, key: "change-once" };
    const { changeGrant } = await central.ask(change, variables);
    expect(changeGrant).toMatchObject({ role: "HANDBOOK_AUTHOR", version: 2, organisation: { id: department.id } });
    expect((await officer.ask(whoAmI)).me.activeGrant).toEqual({
      role: "HANDBOOK_AUTHOR",
      organisation: { id: department.id },
    });
    expect(await auditOf(id, "changeGrant")).toEqual([
      {
        changes: {
          role: { before: "SERVICE_POINT_OFFICER", after: "HANDBOOK_AUTHOR" },
          organisationId: { before: agency.id, after: department.id },
        },
        reason: "พิมพ์ผิด",
        path_c: expect.any(String),
      },
    ]);
    // The same again changes nothing more, and tells what the first told.
    expect((await central.ask(change, variables)).changeGrant.version).toBe(2);
    expect(await auditOf(id, "changeGrant")).toHaveLength(1);
  });

  test("is refused on an older version, telling what it is now", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const id = grantOf(await pakmut.as("SERVICE_POINT_OFFICER", agency.id));
    await central.ask(change, { id, version: 1, role: "BI_READER", organisationId: agency.id });
    const error = await central.refusal(change, { id, version: 1, role: "BI_READER", organisationId: sister.id });
    expect(error.extensions).toMatchObject({
      code: "CONFLICT",
      conflict: { version: 2, current: { role: "BI_READER", organisationId: agency.id }, fields: ["role"] },
    });
  });

  test("must fit the organisation, be new to the person, and say why", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
    await pakmut.grant(officer.session?.personId as string, "SERVICE_POINT_OFFICER", sister.id);
    const id = grantOf(officer);
    const rules = async (variables: object): Promise<unknown> =>
      (
        await central.refusal(change, {
          id,
          version: 1,
          role: "SERVICE_POINT_OFFICER",
          organisationId: agency.id,
          ...variables,
        })
      ).extensions.fields;
    expect(await rules({ role: "HANDBOOK_AUTHOR" })).toMatchObject([{ field: "role", rule: "ROLE_NOT_AT_LEVEL" }]);
    expect(await rules({ organisationId: sister.id })).toMatchObject([{ field: "role", rule: "ALREADY_GRANTED" }]);
    expect(await rules({ reason: " " })).toMatchObject([{ field: "reason", rule: "REQUIRED" }]);
    const [local] = await Promise.all([
      addOrganisation(pakmut, "อบต. ทดสอบ", { below: department, columns: { type_code: "LOCAL" } }),
    ]);
    const { changeGrant } = await central.ask(change, {
      id,
      version: 1,
      role: "HANDBOOK_AUTHOR",
      organisationId: local.id,
    });
    expect(changeGrant.role).toBe("HANDBOOK_AUTHOR");
  });
});

describe("a user who leaves", () => {
  test("is out with the next request, and with the last grant the sessions are gone", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id, "ผู้ดูแล");
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
    const personId = officer.session?.personId as string;
    const second = await pakmut.grant(personId, "BI_READER", sister.id);
    const sessions = (): Promise<unknown[]> =>
      pakmut.sql("select 1 from accounts.sessions where person_id = $1", [personId]);

    const { endGrant } = await central.ask(end, { id: grantOf(officer) });
    expect(endGrant).toMatchObject({ endedByName: "ผู้ดูแล", endReason: "ย้ายไปแล้ว", version: 2 });
    expect((await officer.ask(whoAmI)).me).toEqual({ activeGrant: null, grants: [{ id: second }] });
    expect(await sessions()).toHaveLength(1);

    await central.ask(end, { id: second });
    expect(await sessions()).toHaveLength(0);
    expect((await officer.ask(whoAmI)).me).toBeNull();
    const again = await central.refusal(end, { id: second, version: 2 });
    expect(again.extensions.code).toBe("INVALID_TRANSITION");
  });

  test("writes nothing after the removal is acknowledged, and whatever was acknowledged before is there (T8)", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    for (let round = 0; round < 5; round++) {
      const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
      const write = `mutation ($id: ID!, $version: Int!, $fax: String, $key: String!) {
        updateOrganisationProfile(id: $id, version: $version, input: { fax: $fax }, idempotencyKey: $key) { version } }`;
      let isRemoved = false;
      let written = 0;
      const lateWrites: unknown[] = [];
      const loop = async (): Promise<void> => {
        for (;;) {
          const startedAfterRemoval = isRemoved;
          const [now] = await pakmut.sql<{ version: number }>(
            "select version from organisations.organisations where id = $1",
            [agency.id],
          );
          const { data, errors } = await officer.send(write, {
            id: agency.id,
            version: now?.version,
            fax: `${Math.random()}`,
          });
          if (data?.updateOrganisationProfile) written++;
          if (startedAfterRemoval) {
            if (!errors) lateWrites.push(data);
            return;
          }
        }
      };
      const writers = [loop(), loop()];
      while (!written) await new Promise((resolve) => setTimeout(resolve, 5));
      await central.ask(end, { id: grantOf(officer) });
      const [atRemoval] = await pakmut.sql<{ count: number }>(
        "select count(*)::int from organisations.audit_entries where person_id = $1",
        [officer.session?.personId],
      );
      isRemoved = true;
      await Promise.all(writers);
      const [afterwards] = await pakmut.sql<{ count: number }>(
        "select count(*)::int from organisations.audit_entries where person_id = $1",
        [officer.session?.personId],
      );
      // Also no write that was under way when the removal was acknowledged.
      expect({ lateWrites, count: afterwards?.count }).toEqual({ lateWrites: [], count: atRemoval?.count });
      expect(afterwards?.count).toBe(written);
    }
  });

  test("keeps the grant when only the sessions are ended", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
    await pakmut.sql(
      "update accounts.sessions set address = '203.0.113.7', user_agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' where person_id = $1",
      [officer.session?.personId],
    );
    const ask = "query ($id: ID!) { grant(id: $id) { sessions { device address startedAt lastSeenAt } endedAt } }";
    expect((await central.ask(ask, { id: grantOf(officer) })).grant.sessions).toMatchObject([
      { device: "Firefox, Linux", address: "203.0.113.7" },
    ]);
    // What she may not manage, she may not look into: not even her own, by way of her account.
    const own = await officer.send("{ me { grants { id sessions { address } } } }");
    expect(own.data?.me.grants).toEqual([{ id: grantOf(officer), sessions: null }]);
    expect(own.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", reason: "ROLE" });
    await central.ask(
      "mutation ($id: ID!, $key: String!) { endGrantSessions(id: $id, idempotencyKey: $key) { id endedAt } }",
      { id: grantOf(officer) },
    );
    expect((await officer.ask(whoAmI)).me).toBeNull();
    expect((await central.ask(ask, { id: grantOf(officer) })).grant).toEqual({ sessions: [], endedAt: null });
    expect(await auditOf(grantOf(officer), "endGrantSessions")).toMatchObject([
      { changes: { sessions: { before: 1, after: 0 } } },
    ]);
  });
});
