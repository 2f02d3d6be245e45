import pino from "pino";
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
import { runChore } from "../../kit/job/chore.runner";
import { forgetRegistrations } from "./forget-registrations.chore";

const queue = `query ($filter: RegistrationFilter, $after: String) { registrations(filter: $filter, first: 2, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id kind state contactName ageWorkingDays promisedWorkingDays sameNameCount sameName { id }
    parent { nameTh } organisation { nameTh } nearDuplicates { organisation { id } reasons } } } }`;

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
  });
  afterEach(() => pakmut.sql("delete from organisations.registrations"));
  afterAll(() => pakmut.close());

  const forNew = (nameTh: string) => addRegistrationOfNew(pakmut, department, nameTh);
  const mailsOf = (id: string) => mailsAbout(pakmut, id);
  const codeOf = async (who: TestClient, query: string, variables: Record<string, unknown>) =>
    (await who.refusal(query, variables)).extensions.code;

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
      await codeOf(officer, approve, { id: other.id, version: 1, parentId: department.id, input: newAgency("ใหม่") }),
    ).toBe("FORBIDDEN");
    expect(await codeOf(officer, refuse, { id: other.id, version: 1, reason: "ทดสอบ" })).toBe("NOT_FOUND");
    expect(await codeOf(central, refuse, { id: other.id, version: 1, reason: "ทดสอบ" })).toBe("FORBIDDEN");
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
