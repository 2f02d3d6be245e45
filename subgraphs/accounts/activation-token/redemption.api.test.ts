import { randomBytes } from "node:crypto";
import { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";
import { addToken, forgetTries } from "../../../local/testing/test-tokens";
import { newTokenText } from "./token-text";

const redeem = `mutation ($token: String!) {
  redeemActivationToken(token: $token) { id role organisation { id nameTh level } grantedAt } }`;
const me = "{ me { activeGrant { id role organisation { id } } grants { id } } }";

let pakmut: TestPakmut;
let department: TestNode;
let office: TestNode;

beforeAll(async () => {
  pakmut = await TestPakmut.open({ trustedProxies: ["127.0.0.0/8"] });
  const ministry = await addOrganisation(pakmut, "กระทรวง");
  department = await addOrganisation(pakmut, "กรม", { below: ministry });
  office = await addOrganisation(pakmut, "หน่วยงาน", { below: department });
});
afterAll(() => pakmut.close());
beforeEach(() => forgetTries(pakmut));

/** A client whose requests come from an address of its own. */
const from = (client: TestClient, address: string): Pick<TestClient, "send"> => ({
  send: (query, variables) => client.send(query, variables, { "x-forwarded-for": address }),
});
const tokenOf = async (sql: string): Promise<Record<string, unknown> | undefined> =>
  (await pakmut.sql(`select * from accounts.activation_tokens ${sql}`))[0];

describe("redeeming an activation token", () => {
  test("gives its role on its organisation, in the same session and at once", async () => {
    const token = await addToken(pakmut, office, "SERVICE_POINT_OFFICER");
    const newcomer = await pakmut.as(null);
    expect((await newcomer.ask(me)).me).toEqual({ activeGrant: null, grants: [] });
    const { redeemActivationToken: grant } = await newcomer.ask(redeem, {
      token: token.toLowerCase().replaceAll("-", " "),
    });
    expect(grant).toMatchObject({
      role: "SERVICE_POINT_OFFICER",
      organisation: { id: office.id, nameTh: "หน่วยงาน", level: "AGENCY" },
    });
    expect((await newcomer.ask(me)).me.activeGrant).toEqual({
      id: grant.id,
      role: "SERVICE_POINT_OFFICER",
      organisation: { id: office.id },
    });
    expect((await newcomer.ask("{ organisations { nodes { id } } }")).organisations.nodes).toEqual([{ id: office.id }]);
    const spent = await tokenOf(`where grant_id = '${grant.id}'`);
    expect(spent).toMatchObject({ spent_by_person_id: newcomer.session?.personId, token_cipher: null, version: 2 });
  });

  test("wakes her other sessions that had nothing to act with, and leaves alone those that act with another grant", async () => {
    const officer = await pakmut.as("BI_READER", department.id);
    const idle = randomBytes(32).toString("base64url");
    await pakmut.sql("insert into accounts.sessions (id_hash, person_id) values (sha256(convert_to($1, 'UTF8')), $2)", [
      idle,
      officer.session?.personId,
    ]);
    const handbook = await pakmut.as("HANDBOOK_AUTHOR", department.id);
    const token = await addToken(pakmut, office, "SERVICE_POINT_OFFICER");
    // A BI reader may not redeem: she signs in where she has nothing to act with.
    const newcomer = new TestClient(pakmut.url, {
      sessionId: idle,
      personId: officer.session?.personId as string,
      grantId: null,
    });
    expect((await newcomer.ask(me)).me.activeGrant).toBeNull();
    const { redeemActivationToken: grant } = await newcomer.ask(redeem, { token });
    expect((await newcomer.ask(me)).me.activeGrant.id).toBe(grant.id);
    expect((await officer.ask(me)).me.activeGrant.id).toBe(officer.session?.grantId);
    const second = await addToken(pakmut, office, "SERVICE_POINT_OFFICER");
    await handbook.ask(redeem, { token: second });
    expect((await handbook.ask(me)).me).toMatchObject({
      activeGrant: { id: handbook.session?.grantId },
      grants: [{ id: handbook.session?.grantId }, {}],
    });
  });

  test("asked again by the same person gives the same grant: an answer may be lost on its way", async () => {
    const token = await addToken(pakmut, office, "SERVICE_POINT_OFFICER");
    const newcomer = await pakmut.as(null);
    const first = await newcomer.ask(redeem, { token });
    expect(await newcomer.ask(redeem, { token })).toEqual(first);
    expect((await newcomer.ask(me)).me.grants).toHaveLength(1);
    expect(await pakmut.sql("select 1 from accounts.token_attempts")).toEqual([]);
  });

  test("by somebody who holds its grant already leaves it for somebody else", async () => {
    const token = await addToken(pakmut, office, "SERVICE_POINT_OFFICER");
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", office.id);
    expect((await officer.refusal(redeem, { token })).extensions.fields).toEqual([
      { field: "token", rule: "ALREADY_GRANTED" },
    ]);
    expect(await tokenOf("where spent_at is null and voided_at is null")).toBeDefined();
    await (await pakmut.as(null)).ask(redeem, { token });
  });

  test("answers to a wrong, spent, void, expired or malformed one in the same bytes", async () => {
    const spent = await addToken(pakmut, office, "SERVICE_POINT_OFFICER");
    await (await pakmut.as(null)).ask(redeem, { token: spent });
    const voided = await addToken(pakmut, office, "SERVICE_POINT_OFFICER");
    await pakmut.sql(
      "update accounts.activation_tokens set voided_at = now(), token_cipher = null where spent_at is null",
    );
    const expired = await addToken(pakmut, office, "SERVICE_POINT_OFFICER", new Date(Date.now() - 1_000));
    const wrong = {
      spent,
      voided,
      expired,
      unknown: newTokenText(),
      empty: "",
      nul: "\u0000",
      long: "0".repeat(9_000),
    };
    const answers: Record<string, string> = {};
    for (const [name, token] of Object.entries(wrong)) {
      const { errors, ...rest } = await (await pakmut.as(null)).send(
        redeem,
        { token },
        { "x-forwarded-for": `10.1.0.${name.length}` },
      );
      delete errors?.[0]?.extensions.requestId;
      answers[name] = JSON.stringify({ errors, ...rest });
      await forgetTries(pakmut);
    }
    expect(new Set(Object.values(answers)).size).toBe(1);
    expect(JSON.parse(answers.spent as string)).toMatchObject({
      status: 200,
      errors: [{ extensions: { code: "BAD_USER_INPUT", fields: [{ field: "token", rule: "TOKEN_NOT_VALID" }] } }],
    });
    expect(await pakmut.sql("select 1 from accounts.activation_tokens where spent_at > voided_at")).toEqual([]);
  });

  test("is not for machines and strangers", async () => {
    const token = await addToken(pakmut, department, "HANDBOOK_AUTHOR");
    expect((await pakmut.stranger().refusal(redeem, { token })).extensions.code).toBe("UNAUTHENTICATED");
    const machine = await pakmut.as("BI_READER", department.id);
    expect((await machine.refusal(redeem, { token })).extensions.code).toBe("FORBIDDEN");
  });
});

describe("wrong tries", () => {
  const tryWrong = async (client: Pick<TestClient, "send">): Promise<string> => {
    const { errors } = await client.send(redeem, { token: newTokenText() });
    return errors?.[0]?.extensions.code as string;
  };
  const times = async (count: number, client: Pick<TestClient, "send">): Promise<string[]> => {
    const codes: string[] = [];
    for (let number = 0; number < count; number++) codes.push(await tryWrong(client));
    return codes;
  };
  const wrong = "BAD_USER_INPUT";
  const limited = "RATE_LIMITED";

  test("are refused from the sixth on, whoever asks from the same address and wherever the same person asks from", async () => {
    const person = await pakmut.as(null);
    expect(await times(7, from(person, "10.0.0.1"))).toEqual([...Array(5).fill(wrong), limited, limited]);
    expect(await tryWrong(from(person, "10.0.0.2"))).toBe(limited);
    expect(await tryWrong(from(await pakmut.as(null), "10.0.0.1"))).toBe(limited);
    expect(await tryWrong(from(await pakmut.as(null), "10.0.0.2"))).toBe(wrong);
  });

  test("tell how long to wait, and then a right token is looked at again", async () => {
    const person = await pakmut.as(null);
    await times(5, person);
    const token = await addToken(pakmut, department, "CENTRAL_OFFICER");
    const refused = await person.refusal(redeem, { token });
    expect(refused.extensions.retryAfterSeconds).toBeGreaterThan(800);
    expect(refused.extensions.retryAfterSeconds).toBeLessThanOrEqual(900);
    await pakmut.sql("update accounts.token_attempts set at = at - interval '15 minutes'");
    await person.ask(redeem, { token });
  });

  test("cannot be multiplied by sending them at once", async () => {
    const person = await pakmut.as(null);
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, number) => tryWrong(from(person, `10.2.0.${number}`))),
    );
    expect(codes.filter((code) => code === wrong)).toHaveLength(5);
    expect(codes.filter((code) => code === limited)).toHaveLength(15);
  });

  test("of a crowd stop everybody", async () => {
    const person = await pakmut.as(null);
    const spread = (count: number) =>
      pakmut.sql(
        `insert into accounts.token_attempts (person_id, address)
         select uuidv7(), '10.3.0.0'::inet + n from generate_series(1, $1::int) n`,
        [count],
      );
    await spread(498);
    expect(await times(2, person)).toEqual([wrong, wrong]);
    expect(await tryWrong(from(await pakmut.as(null), "10.4.0.1"))).toBe(limited);
  });

  test("are audited, where the token belongs to or at the root, and the waiting once", async () => {
    await pakmut.sql("alter table accounts.audit_entries disable trigger user");
    await pakmut.sql("delete from accounts.audit_entries");
    await pakmut.sql("alter table accounts.audit_entries enable trigger user");
    const token = await addToken(pakmut, office, "SERVICE_POINT_OFFICER", new Date(0));
    const person = await pakmut.as(null, undefined, "ผู้ลอง ทดสอบ");
    await person.send(redeem, { token });
    await times(4 + 3, person);
    const entries = await pakmut.sql<{ refusal: string; path: string }>(
      `select person_name, role, action, entity_id, changes -> 'refusal' ->> 'after' as refusal, path_c as path
       from accounts.audit_entries order by id`,
    );
    const common = {
      person_name: "ผู้ลอง ทดสอบ",
      role: "WITHOUT_GRANT",
      action: "redeemActivationToken",
      entity_id: person.session?.personId,
    };
    expect(entries).toEqual([
      { ...common, refusal: "EXPIRED_TOKEN", path: office.path },
      ...Array(4).fill({ ...common, refusal: "UNKNOWN_TOKEN", path: "0" }),
      { ...common, refusal: "RATE_LIMITED", path: "0" },
    ]);
  });
});
