import pino from "pino";
import { addRegistration } from "../../../local/testing/test-registrations";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";
import { runChore } from "../../kit/job/chore.runner";
import { forgetRegistrations } from "./forget-registrations.chore";

const queue = `query ($filter: RegistrationFilter, $after: String) { registrations(filter: $filter, first: 2, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id kind state contactName ageWorkingDays promisedWorkingDays sameNameCount sameName { id }
    parent { nameTh } organisation { nameTh } nearDuplicates { organisation { id } reasons } } } }`;
const approve = `mutation ($id: ID!, $version: Int!, $parentId: ID!, $input: NewOrganisationInput!, $differsFrom: [ID!], $key: String!) {
  approveRegistration(id: $id, version: $version, parentId: $parentId, input: $input, differsFrom: $differsFrom, idempotencyKey: $key) {
    state updatedByName tokenRole organisation { id nameTh code } } }`;
const join = `mutation ($id: ID!, $version: Int!, $to: ID!, $key: String!) {
  joinRegistration(id: $id, version: $version, organisationId: $to, idempotencyKey: $key) { state organisation { id } } }`;
const release = `mutation ($id: ID!, $version: Int!, $key: String!) {
  releaseRegistration(id: $id, version: $version, idempotencyKey: $key) { state } }`;
const refuse = `mutation ($id: ID!, $version: Int!, $reason: String!, $key: String!) {
  refuseRegistration(id: $id, version: $version, reason: $reason, idempotencyKey: $key) { state decisionReason } }`;
const progress =
  "query ($number: String!) { registrationProgress(trackingNumber: $number) { state agencyNameTh reason } }";

const root = { id: countryId, path: "0" };

describe("a request to register an agency", () => {
  let pakmut: TestPakmut;
  let admin: TestClient;
  let officer: TestClient;
  let ministry: TestNode;
  let department: TestNode;
  let school: TestNode;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
    department = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
    school = await addOrganisation(pakmut, "โรงเรียนบ้านสมมติ", { below: department });
    admin = await pakmut.as("PLATFORM_ADMIN", countryId, "ผู้ดูแลระบบ หนึ่ง");
    officer = await pakmut.as("CENTRAL_OFFICER", department.id, "เจ้าหน้าที่ส่วนกลาง สอง");
    await pakmut.startJobs();
  });
  afterEach(() => pakmut.sql("delete from organisations.registrations"));
  afterAll(() => pakmut.close());

  const forNew = (nameTh: string) =>
    addRegistration(pakmut, root, "NEW").then(async (added) => {
      await pakmut.sql(
        `update organisations.registrations set name_th = $2, parent_id = $3, province_code = '50', district_code = '5001',
         subdistrict_code = '500101', postcode = '50200', address_th = '1 ถนนทดสอบ',
         phones = '[{"number":"053217708","extension":null}]' where id = $1`,
        [added.id, nameTh, department.id],
      );
      return added;
    });
  const mailsOf = (id: string) =>
    pakmut.sql<{ template: string; to_address: string; body_text: string }>(
      "select template, to_address, body_text from organisations.mails where event_key like '%' || $1 order by id",
      [id],
    );
  const codeOf = async (who: TestClient, query: string, variables: Record<string, unknown>) =>
    (await who.refusal(query, variables)).extensions.code;
  const input = (nameTh: string) => ({ nameTh, provinceCode: "50", districtCode: "5001" });
  const unusedTokens = async (organisationId: string): Promise<string[]> =>
    (
      await pakmut.sql<{ role: string }>(
        "select role from accounts.activation_tokens where organisation_id = $1 and spent_at is null and voided_at is null",
        [organisationId],
      )
    ).map(({ role }) => role);
  /** The job makes it after the answer. */
  async function tokensWhenMade(organisationId: string): Promise<string[]> {
    for (;;) {
      const roles = await unusedTokens(organisationId);
      if (roles.length) return roles;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  test("waits in the queue, the oldest first, with its age in working days and what it may mean", async () => {
    const [young, old, third] = [await forNew("โรงเรียน บ้านสมมติ"), await forNew("อื่น"), await forNew("อื่น")];
    await pakmut.sql("update organisations.registrations set requested_at = '2026-04-10T03:00:00Z' where id = $1", [
      old.id,
    ]);
    await pakmut.sql("update organisations.registrations set requested_at = '2026-05-01T03:00:00Z' where id = $1", [
      third.id,
    ]);
    const first = (await admin.ask(queue, { filter: { state: "WAITING" } })).registrations;
    expect(first.nodes.map(({ id }: { id: string }) => id)).toEqual([old.id, third.id]);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(first.nodes[0]).toMatchObject({ promisedWorkingDays: 15, sameNameCount: 1, parent: { nameTh: "กรมทดสอบ" } });
    expect(first.nodes.map(({ sameName }: { sameName: object[] }) => sameName)).toEqual([
      [{ id: third.id }],
      [{ id: old.id }],
    ]);
    expect(first.nodes[0].ageWorkingDays - first.nodes[1].ageWorkingDays).toBe(12);
    const { nodes } = (await admin.ask(queue, { filter: { state: "WAITING" }, after: first.pageInfo.endCursor }))
      .registrations;
    expect(nodes).toMatchObject([
      { id: young.id, nearDuplicates: [{ organisation: { id: school.id }, reasons: ["SAME_NAME"] }] },
    ]);
  });

  test("of a new agency is seen by who decides, one for an agency of ours also by its central officer", async () => {
    const [ours, other] = [await addRegistration(pakmut, school, "EXISTING"), await forNew("ใหม่")];
    const another = await addRegistration(pakmut, ministry, "EXISTING");
    const seen = async (who: TestClient) =>
      (await who.ask(queue)).registrations.nodes.map(({ id }: { id: string }) => id);
    expect(await seen(officer)).toEqual([ours.id]);
    expect((await admin.ask(queue)).registrations.totalCount).toBe(3);
    const central = await pakmut.as("CENTRAL_OFFICER", countryId);
    expect(await seen(central)).toEqual([ours.id, another.id]);
    const point = await pakmut.as("SERVICE_POINT_OFFICER", school.id);
    expect(await codeOf(point, queue, {})).toBe("FORBIDDEN");
    expect(
      await codeOf(officer, approve, { id: other.id, version: 1, parentId: department.id, input: input("ใหม่") }),
    ).toBe("FORBIDDEN");
    expect(await codeOf(officer, refuse, { id: other.id, version: 1, reason: "ทดสอบ" })).toBe("NOT_FOUND");
    expect(await codeOf(central, refuse, { id: other.id, version: 1, reason: "ทดสอบ" })).toBe("FORBIDDEN");
  });

  test("is approved: the agency is there with its address, its token is made, the contact is told", async () => {
    const { id, trackingNumber } = await forNew("โรงเรียนบ้านสมมติ");
    const asked = { id, version: 1, parentId: department.id, input: input("โรงเรียนบ้านสมมติ") };
    expect((await admin.refusal(approve, asked)).extensions.fields).toEqual([
      { field: "nameTh", rule: "NEAR_DUPLICATE", values: { ids: [school.id] } },
    ]);
    const { approveRegistration } = await admin.ask(approve, { ...asked, differsFrom: [school.id] });
    expect(approveRegistration).toMatchObject({
      state: "APPROVED",
      updatedByName: "ผู้ดูแลระบบ หนึ่ง",
      tokenRole: "SERVICE_POINT_OFFICER",
    });
    const made = approveRegistration.organisation;
    const { organisation } = await admin.ask(
      "query ($id: ID!) { organisation(id: $id) { nameTh addressTh postcode phones { number } level ancestors { id } subdistrict { code } } }",
      { id: made.id },
    );
    expect(organisation).toMatchObject({
      addressTh: "1 ถนนทดสอบ",
      postcode: "50200",
      phones: [{ number: "053217708" }],
      level: "AGENCY",
      ancestors: [{ id: ministry.id }, { id: department.id }],
      subdistrict: { code: "500101" },
    });
    expect(await tokensWhenMade(made.id)).toEqual(["SERVICE_POINT_OFFICER"]);
    const [mail] = await mailsOf(id);
    expect(mail).toMatchObject({ template: "registration-approved", to_address: "contact@example.go.th" });
    expect(mail?.body_text).toContain(made.code);
    expect((await pakmut.stranger().ask(progress, { number: trackingNumber })).registrationProgress).toEqual({
      state: "APPROVED",
      agencyNameTh: "โรงเรียนบ้านสมมติ",
      reason: null,
    });
    // From now on its central officer sees the request that it came from.
    const [row] = await pakmut.sql<{ path: string }>(
      "select path_c as path from organisations.registrations where id = $1",
      [id],
    );
    expect(row?.path.startsWith(`${department.path}.`)).toBe(true);
  });

  test("is joined to an agency that was there under another name", async () => {
    const { id } = await forNew("รร.บ้านสมมติ");
    const { joinRegistration } = await admin.ask(join, { id, version: 1, to: school.id });
    expect(joinRegistration).toEqual({ state: "JOINED", organisation: { id: school.id } });
    expect(await tokensWhenMade(school.id)).toContain("SERVICE_POINT_OFFICER");
    expect((await mailsOf(id)).map(({ template }) => template)).toEqual(["registration-joined"]);
    const { id: second } = await forNew("ไม่มีจริง");
    expect((await admin.refusal(join, { id: second, version: 1, to: countryId })).extensions.fields).toEqual([
      { field: "organisationId", rule: "UNKNOWN_ORGANISATION" },
    ]);
  });

  test("for an agency of ours: its central officer releases the token; another's does not find it", async () => {
    const place = await addOrganisation(pakmut, "วิทยาลัยสมมติ", { below: department });
    const { id } = await addRegistration(pakmut, place, "EXISTING");
    const other = await addOrganisation(pakmut, "กรมอื่น", { below: ministry });
    const foreign = await pakmut.as("CENTRAL_OFFICER", other.id);
    expect(await codeOf(foreign, release, { id, version: 1 })).toBe("NOT_FOUND");
    await officer.ask(release, { id, version: 1 });
    expect(await tokensWhenMade(place.id)).toEqual(["SERVICE_POINT_OFFICER"]);
    expect((await mailsOf(id)).map(({ template }) => template)).toEqual(["registration-released"]);
  });

  test("of a central officer is released by those above, not by the one who is there", async () => {
    const { id } = await addRegistration(pakmut, department, "EXISTING");
    expect((await officer.refusal(release, { id, version: 1 })).extensions.fields).toEqual([
      { field: "id", rule: "CENTRAL_OFFICER_FROM_ABOVE" },
    ]);
    await admin.ask(release, { id, version: 1 });
    expect(await tokensWhenMade(department.id)).toEqual(["CENTRAL_OFFICER"]);
  });

  test("is refused with a reason, which the contact reads in the mail and by the number", async () => {
    const { id, trackingNumber } = await forNew("ขอไม่ครบ");
    expect((await admin.refusal(refuse, { id, version: 1, reason: " " })).extensions.fields).toEqual([
      { field: "reason", rule: "REQUIRED" },
    ]);
    await admin.ask(refuse, { id, version: 1, reason: "ไม่มีหนังสือแต่งตั้ง" });
    expect((await mailsOf(id))[0]?.body_text).toContain("เหตุผล: ไม่มีหนังสือแต่งตั้ง");
    expect((await pakmut.stranger().ask(progress, { number: trackingNumber })).registrationProgress).toMatchObject({
      state: "REFUSED",
      reason: "ไม่มีหนังสือแต่งตั้ง",
    });
  });

  test("two administrators at once: one decides, the other is told who; nothing is done twice", async () => {
    const { id } = await forNew("ตัดสินพร้อมกัน");
    const second = await pakmut.as("PLATFORM_ADMIN", countryId, "ผู้ดูแลระบบ สาม");
    const answers = await Promise.all([
      admin.send(approve, { id, version: 1, parentId: department.id, input: input("ตัดสินพร้อมกัน") }),
      second.send(refuse, { id, version: 1, reason: "ซ้ำ" }),
      second.send(approve, { id, version: 1, parentId: department.id, input: input("ตัดสินพร้อมกัน") }),
    ]);
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(refused.map(({ extensions }) => extensions.code)).toEqual(["CONFLICT", "CONFLICT"]);
    expect(refused[0]?.extensions.conflict?.changedByName).toMatch(/^ผู้ดูแลระบบ/);
    expect(await mailsOf(id)).toHaveLength(1);
    const made = await pakmut.sql("select 1 as made from organisations.organisations where name_th = 'ตัดสินพร้อมกัน'");
    expect(made.length).toBeLessThanOrEqual(1);
    const entries = await pakmut.sql(
      "select action from organisations.audit_entries where entity_id = $1 or changes -> 'nameTh' ->> 'after' = 'ตัดสินพร้อมกัน'",
      [id],
    );
    expect(entries).toHaveLength(1);
    expect(await codeOf(admin, refuse, { id, version: 2, reason: "อีกครั้ง" })).toBe("INVALID_TRANSITION");
  });

  test("in the outbox administrators read what was written to contacts", async () => {
    const { id } = await forNew("จดหมาย");
    await admin.ask(refuse, { id, version: 1, reason: "เหตุผลในจดหมาย" });
    const { mails } = await admin.ask("query { mails(first: 100) { nodes { template text } } }");
    expect(mails.nodes).toContainEqual({
      template: "registration-refused",
      text: expect.stringContaining("เหตุผลในจดหมาย"),
    });
  });

  test("forgets the contact person some time after the decision, with the mails; the trail never knew", async () => {
    const [decided, waiting] = [await forNew("ลืมได้"), await forNew("ยังรอ")];
    await admin.ask(refuse, { id: decided.id, version: 1, reason: "ทดสอบ" });
    const forget = () =>
      runChore("forget", forgetRegistrations, {
        database: pakmut.database,
        logger: pino({ enabled: false }),
        signal: new AbortController().signal,
      });
    const contactOf = async (id: string) =>
      (
        await admin.ask("query ($id: ID!) { registration(id: $id) { contactName contactPhone contactEmail state } }", {
          id,
        })
      ).registration;
    await forget();
    expect((await contactOf(decided.id)).contactName).not.toBeNull();
    await pakmut.sql("update organisations.registrations set decided_at = now() - interval '91 days' where id = $1", [
      decided.id,
    ]);
    await forget();
    expect(await contactOf(decided.id)).toEqual({
      contactName: null,
      contactPhone: null,
      contactEmail: null,
      state: "REFUSED",
    });
    expect(await mailsOf(decided.id)).toEqual([]);
    expect((await contactOf(waiting.id)).contactName).toBe("ผู้ประสานงาน ทดสอบ");
    const [trail] = await pakmut.sql<{ text: string }>(
      "select string_agg(changes::text, '') as text from organisations.audit_entries",
    );
    for (const personal of ["contact@example.go.th", "ผู้ประสานงาน ทดสอบ"]) expect(trail?.text).not.toContain(personal);
  });
});
