import {
  addRegistration,
  addRegistrationOfNew,
  approve,
  mailsAbout,
  newAgency,
  refuse,
} from "../../../local/testing/test-registrations";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";

const join = `mutation ($id: ID!, $version: Int!, $to: ID!, $key: String!) {
  joinRegistration(id: $id, version: $version, organisationId: $to, idempotencyKey: $key) { state organisation { id } } }`;
const release = `mutation ($id: ID!, $version: Int!, $key: String!) {
  releaseRegistration(id: $id, version: $version, idempotencyKey: $key) { state } }`;
const progress =
  "query ($number: String!) { registrationProgress(trackingNumber: $number) { state agencyNameTh reason } }";

describe("the decision on a request to register an agency", () => {
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

  const forNew = (nameTh: string) => addRegistrationOfNew(pakmut, department, nameTh);
  const mailsOf = (id: string) => mailsAbout(pakmut, id);
  const codeOf = async (who: TestClient, query: string, variables: Record<string, unknown>) =>
    (await who.refusal(query, variables)).extensions.code;
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

  test("is approved: the agency is there with its address, its token is made, the contact is told", async () => {
    const { id, trackingNumber } = await forNew("โรงเรียนบ้านสมมติ");
    const asked = { id, version: 1, parentId: department.id, input: newAgency("โรงเรียนบ้านสมมติ") };
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
      admin.send(approve, { id, version: 1, parentId: department.id, input: newAgency("ตัดสินพร้อมกัน") }),
      second.send(refuse, { id, version: 1, reason: "ซ้ำ" }),
      second.send(approve, { id, version: 1, parentId: department.id, input: newAgency("ตัดสินพร้อมกัน") }),
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
});
