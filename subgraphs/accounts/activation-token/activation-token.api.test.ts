import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";
import { addToken, forgetTries } from "../../../local/testing/test-tokens";
import { readTokenText } from "./token-text";

const list = `query ($filter: ActivationTokenPlaceFilter, $sort: ActivationTokenPlaceSort, $first: Int! = 25, $after: String) {
  activationTokenPlaces(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id organisation { id code nameTh nameEn level }
      seats { role status tokenId createdByName expiresAt revealedAt lastUsedByName lastUsedAt } } } }`;
const refresh = `mutation ($organisationId: ID!, $role: Role!, $key: String!) {
  refreshActivationToken(organisationId: $organisationId, role: $role, idempotencyKey: $key) { role status tokenId createdByName expiresAt } }`;
const reveal = `mutation ($id: ID!, $key: String!) {
  revealActivationToken(id: $id, idempotencyKey: $key) { id token role expiresAt organisation { id nameTh } } }`;
const redeem = "mutation ($token: String!) { redeemActivationToken(token: $token) { id role } }";

let pakmut: TestPakmut;
let ministry: TestNode;
let department: TestNode;
let sibling: TestNode;
let office: TestNode;
let municipality: TestNode;
let central: TestClient;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  ministry = await addOrganisation(pakmut, "กระทรวง");
  department = await addOrganisation(pakmut, "กรม", { below: ministry });
  sibling = await addOrganisation(pakmut, "กรมข้างเคียง", { below: ministry });
  office = await addOrganisation(pakmut, "หน่วยงาน ๑ ตัวอย่าง", {
    below: department,
    columns: { province_code: "50", code: "0000000000123" },
  });
  // As the importer keeps it.
  await pakmut.sql("update organisations.organisations set search_key = $2 where id = $1", [
    office.id,
    "หน่วยงาน 1 ตัวอย่าง 0000000000123",
  ]);
  municipality = await addOrganisation(pakmut, "เทศบาล", { below: department, columns: { type_code: "LOCAL" } });
  central = await pakmut.as("CENTRAL_OFFICER", department.id, "เจ้าหน้าที่ส่วนกลาง ทดสอบ");
});
afterAll(() => pakmut.close());
beforeEach(() => forgetTries(pakmut));

const rolesOf = (nodes: { id: string; seats: { role: string }[] }[]): Record<string, string[]> =>
  Object.fromEntries(nodes.map(({ id, seats }) => [id, seats.map(({ role }) => role)]));
const refreshed = async (role = "SERVICE_POINT_OFFICER", at = office): Promise<string> =>
  (await central.ask(refresh, { organisationId: at.id, role })).refreshActivationToken.tokenId;
const revealed = async (id: string): Promise<string> => (await central.ask(reveal, { id })).revealActivationToken.token;
const names = async (filter: object): Promise<string[]> => {
  const { activationTokenPlaces } = await central.ask(list, { filter });
  expect(activationTokenPlaces.totalCount).toBe(activationTokenPlaces.nodes.length);
  return activationTokenPlaces.nodes.map(
    ({ organisation }: { organisation: { nameTh: string } }) => organisation.nameTh,
  );
};

describe("places of activation tokens", () => {
  test("are the organisations of the scope, each with the roles that the asker may give there", async () => {
    const { activationTokenPlaces } = await central.ask(list);
    expect(rolesOf(activationTokenPlaces.nodes)).toEqual({
      [department.id]: ["HANDBOOK_AUTHOR", "HANDBOOK_REVIEWER", "BI_READER"],
      [office.id]: ["SERVICE_POINT_OFFICER", "BI_READER"],
      [municipality.id]: ["SERVICE_POINT_OFFICER", "HANDBOOK_AUTHOR", "HANDBOOK_REVIEWER", "BI_READER"],
    });
    const above = await (await pakmut.as("CENTRAL_OFFICER", ministry.id)).ask(list);
    const roles = rolesOf(above.activationTokenPlaces.nodes);
    expect(roles[department.id]).toContain("CENTRAL_OFFICER");
    expect(roles[ministry.id]).toEqual(["BI_READER"]);
    const admin = await (await pakmut.as("PLATFORM_ADMIN", countryId)).ask(list, { filter: { level: "COUNTRY" } });
    expect(rolesOf(admin.activationTokenPlaces.nodes)).toEqual({
      [countryId]: ["PLATFORM_ADMIN", "OPDC_OFFICER", "BI_READER"],
    });
  });

  test("are found by words, organisation, level, province, role and status, alone and together", async () => {
    await pakmut.sql(
      "update accounts.activation_tokens set voided_at = now(), token_cipher = null where spent_at is null and voided_at is null",
    );
    await addToken(pakmut, office, "SERVICE_POINT_OFFICER");
    await addToken(pakmut, municipality, "SERVICE_POINT_OFFICER", new Date(0));
    expect(await names({ text: "หน่วยงาน 1" })).toEqual(["หน่วยงาน ๑ ตัวอย่าง"]);
    expect(await names({ text: "0000000000123" })).toEqual(["หน่วยงาน ๑ ตัวอย่าง"]);
    expect(await names({ text: "100%" })).toEqual([]);
    expect(await names({ organisationId: office.id })).toEqual(["หน่วยงาน ๑ ตัวอย่าง"]);
    expect(await names({ organisationId: sibling.id })).toEqual([]);
    expect(await names({ level: "DEPARTMENT" })).toEqual(["กรม"]);
    expect(await names({ provinceCode: "50" })).toEqual(["หน่วยงาน ๑ ตัวอย่าง"]);
    expect(await names({ role: "HANDBOOK_AUTHOR" })).toEqual(["กรม", "เทศบาล"]);
    expect(await names({ role: "CENTRAL_OFFICER" })).toEqual([]);
    expect(await names({ role: "PLATFORM_ADMIN" })).toEqual([]);
    expect(await names({ role: "SERVICE_POINT_OFFICER", status: "READY" })).toEqual(["หน่วยงาน ๑ ตัวอย่าง"]);
    expect(await names({ role: "SERVICE_POINT_OFFICER", status: "EXPIRED" })).toEqual(["เทศบาล"]);
    expect(await names({ role: "HANDBOOK_AUTHOR", status: "NONE" })).toEqual(["กรม", "เทศบาล"]);
    expect(await names({ status: "NONE" })).toEqual(["กรม"]);
    expect(await names({ status: "READY", level: "AGENCY" })).toEqual(["หน่วยงาน ๑ ตัวอย่าง"]);
  });

  test("are walked page by page in the chosen order", async () => {
    const sort = { field: "NAME_TH", direction: "DESC" };
    const { activationTokenPlaces: one } = await central.ask(list, { sort, first: 2 });
    const { activationTokenPlaces: two } = await central.ask(list, { sort, first: 2, after: one.pageInfo.endCursor });
    expect([...one.nodes, ...two.nodes].map(({ organisation }) => organisation.nameTh)).toEqual([
      "หน่วยงาน ๑ ตัวอย่าง",
      "เทศบาล",
      "กรม",
    ]);
    expect([one.totalCount, one.pageInfo.hasNextPage, two.pageInfo.hasNextPage]).toEqual([3, true, false]);
    const byLevel = await central.ask(list, { sort: { field: "LEVEL" }, first: 1 });
    expect(byLevel.activationTokenPlaces.nodes[0].id).toBe(department.id);
    const byCode = await central.ask(list, { sort: { field: "CODE" } });
    expect(byCode.activationTokenPlaces.nodes[0].id).toBe(office.id);
  });

  test("cost the same few statements for one as for many", async () => {
    pakmut.statements.length = 0;
    await central.ask(list, { first: 1 });
    const few = pakmut.statements.length;
    pakmut.statements.length = 0;
    await central.ask(list, { first: 100 });
    expect(pakmut.statements).toHaveLength(few);
  });
});

describe("an activation token", () => {
  test("is made, shown, redeemed, and the seat tells by whom", async () => {
    const { refreshActivationToken: seat } = await central.ask(refresh, {
      organisationId: office.id,
      role: "SERVICE_POINT_OFFICER",
    });
    expect(seat).toMatchObject({
      role: "SERVICE_POINT_OFFICER",
      status: "READY",
      createdByName: "เจ้าหน้าที่ส่วนกลาง ทดสอบ",
    });
    const days = (Date.parse(seat.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(180);
    const { revealActivationToken: shown } = await central.ask(reveal, { id: seat.tokenId });
    expect(shown).toMatchObject({
      id: seat.tokenId,
      role: "SERVICE_POINT_OFFICER",
      organisation: { id: office.id, nameTh: "หน่วยงาน ๑ ตัวอย่าง" },
    });
    expect(readTokenText(shown.token)).not.toBeNull();
    await (await pakmut.as(null, undefined, "ผู้มาใหม่ ทดสอบ")).ask(redeem, { token: shown.token });
    const { activationTokenPlaces } = await central.ask(list, { filter: { organisationId: office.id } });
    expect(activationTokenPlaces.nodes[0].seats[0]).toMatchObject({
      role: "SERVICE_POINT_OFFICER",
      status: "NONE",
      tokenId: null,
      lastUsedByName: "ผู้มาใหม่ ทดสอบ",
    });
    expect((await central.refusal(reveal, { id: seat.tokenId })).extensions.code).toBe("INVALID_TRANSITION");
  });

  test("that was refreshed is void, and the next is another one", async () => {
    const first = await refreshed();
    const text = await revealed(first);
    const second = await refreshed();
    expect(second).not.toBe(first);
    const newcomer = await pakmut.as(null);
    expect((await newcomer.refusal(redeem, { token: text })).extensions.fields).toEqual([
      { field: "token", rule: "TOKEN_NOT_VALID" },
    ]);
    expect((await central.refusal(reveal, { id: first })).extensions.code).toBe("INVALID_TRANSITION");
    const other = await revealed(second);
    expect(other).not.toBe(text);
    await newcomer.ask(redeem, { token: other });
  });

  test("is one for a seat, however many refresh it at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => central.send(refresh, { organisationId: office.id, role: "BI_READER" })),
    );
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    const live = await pakmut.sql(
      `select 1 from accounts.activation_tokens where organisation_id = $1 and role = 'BI_READER'
       and spent_at is null and voided_at is null`,
      [office.id],
    );
    expect(live).toHaveLength(1);
  });

  test("is refreshed and shown once for one key; shown again is another act, with another entry", async () => {
    const asked = { organisationId: office.id, role: "SERVICE_POINT_OFFICER", key: "refresh-once-1" };
    const first = await central.ask(refresh, asked);
    expect(await central.ask(refresh, asked)).toEqual(first);
    const id = first.refreshActivationToken.tokenId;
    const count = async (): Promise<number> =>
      (
        await pakmut.sql(
          "select 1 from accounts.audit_entries where entity_id = $1 and action = 'revealActivationToken'",
          [id],
        )
      ).length;
    const text = (await central.ask(reveal, { id, key: "reveal-once-1" })).revealActivationToken.token;
    expect((await central.ask(reveal, { id, key: "reveal-once-1" })).revealActivationToken.token).toBe(text);
    expect(await count()).toBe(1);
    expect(await revealed(id)).toBe(text);
    expect(await count()).toBe(2);
    await pakmut.sql("update accounts.activation_tokens set revealed_at = now() - interval '3 minutes' where id = $1", [
      id,
    ]);
    expect((await central.refusal(reveal, { id, key: "reveal-once-1" })).extensions.fields).toEqual([
      { field: "idempotencyKey", rule: "KEY_ALREADY_USED" },
    ]);
  });

  test("of a role beyond one's own, or of another part of the tree, is neither made nor shown, and the try is audited", async () => {
    const tries: [TestNode, string, string, string | undefined][] = [
      [department, "CENTRAL_OFFICER", "FORBIDDEN", "OWN_ROOT"],
      [office, "PLATFORM_ADMIN", "FORBIDDEN", "ROLE"],
      [office, "OPDC_OFFICER", "FORBIDDEN", "ROLE"],
      [sibling, "BI_READER", "NOT_FOUND", undefined],
      [ministry, "BI_READER", "NOT_FOUND", undefined],
    ];
    for (const [at, role, code, reason] of tries) {
      expect((await central.refusal(refresh, { organisationId: at.id, role })).extensions).toMatchObject({
        code,
        ...(reason && { reason }),
      });
      const [entry] = await pakmut.sql<{ refusal: string }>(
        "select changes -> 'refusal' ->> 'after' as refusal from accounts.audit_entries where entity_id = $1 order by id desc limit 1",
        [at.id],
      );
      expect(entry?.refusal).toBe(reason ?? code);
    }
    await addToken(pakmut, department, "CENTRAL_OFFICER");
    await addToken(pakmut, sibling, "BI_READER");
    const tokens = await pakmut.sql<{ id: string; role: string }>(
      "select id, role from accounts.activation_tokens where organisation_id = any($1) and voided_at is null and spent_at is null and role in ('CENTRAL_OFFICER', 'BI_READER')",
      [[department.id, sibling.id]],
    );
    for (const { id, role } of tokens) {
      const { code } = (await central.refusal(reveal, { id })).extensions;
      expect([role, code]).toEqual([role, role === "CENTRAL_OFFICER" ? "FORBIDDEN" : "NOT_FOUND"]);
    }
    expect(tokens).toHaveLength(2);
    expect(
      (await central.refusal(refresh, { organisationId: department.id, role: "SERVICE_POINT_OFFICER" })).extensions
        .fields,
    ).toEqual([{ field: "role", rule: "ROLE_NOT_AT_LEVEL", values: { level: "DEPARTMENT" } }]);
  });
});
