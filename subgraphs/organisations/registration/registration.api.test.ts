import { randomUUID } from "node:crypto";
import { mostOfAddress } from "./registration.limits";
import { solvedProof } from "../../../local/testing/test-registrations";
import type { TestClient, TestData } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";

const request = `mutation ($input: RegistrationInput!, $proof: RegistrationProof!, $key: String!) {
  requestRegistration(input: $input, proof: $proof, idempotencyKey: $key) { trackingNumber } }`;
const progress = `query ($number: String!) { registrationProgress(trackingNumber: $number) {
  kind state agencyNameTh requestedAt decidedAt promisedBy reason } }`;
const listed = "query ($text: String!) { listedAgencies(text: $text) { id nameTh level ancestorNamesTh } }";

const contact = { name: "ผู้ประสานงาน สมมติ", phone: "089-000-0000 ต่อ 12", email: "contact@school.example.go.th" };

describe("a stranger who registers an agency", () => {
  let pakmut: TestPakmut;
  let stranger: TestClient;
  let ministry: TestNode;
  let school: TestNode;
  let hidden: TestNode;
  let belowHidden: TestNode;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    stranger = pakmut.stranger();
    ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
    const department = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
    school = await addOrganisation(pakmut, "โรงเรียนบ้านสมมติ", { below: department });
    hidden = await addOrganisation(pakmut, "โรงเรียนบ้านสมมติเก่า", { below: department, columns: { status: "HIDDEN" } });
    belowHidden = await addOrganisation(pakmut, "โรงเรียนบ้านสมมติสาขา", { below: hidden });
  });
  beforeEach(() => pakmut.sql("delete from organisations.registration_attempts"));
  afterAll(() => pakmut.close());

  const newAgency = (change: object = {}) => ({
    agency: {
      parentId: ministry.id,
      nameTh: "  สำนักงานสมมติแห่งใหม่ ",
      nameEn: "New Office",
      addressTh: "1 ถนนทดสอบ",
      provinceCode: "50",
      districtCode: "5001",
      subdistrictCode: "500101",
      postcode: "50200",
      phones: ["053 217 708"],
      ...change,
    },
    contact,
  });
  const send = async (input: object, change: object = {}) =>
    stranger.send(request, { input, proof: await solvedProof(stranger), ...change });
  const numberOf = ({ data }: { data: TestData | null }): string => data?.requestRegistration.trackingNumber;
  const fieldsOf = async (input: object, change: object = {}) =>
    (await send(input, change)).errors?.[0]?.extensions.fields?.map(({ field, rule }) => `${field} ${rule}`);
  const countRows = async () =>
    (await pakmut.sql<{ count: number }>("select count(*)::int as count from organisations.registrations"))[0]?.count;

  test("finds hers by name among those that are shown, and sees whom it belongs to", async () => {
    const { listedAgencies } = await stranger.ask(listed, { text: "บ้านสมมติ โรงเรียน" });
    expect(listedAgencies).toEqual([
      { id: school.id, nameTh: "โรงเรียนบ้านสมมติ", level: "AGENCY", ancestorNamesTh: ["กระทรวงทดสอบ", "กรมทดสอบ"] },
    ]);
    expect((await stranger.ask(listed, { text: "โร" })).listedAgencies).toEqual([]);
  });

  test("gets a number that tells how far her request is, and a mail with it in which nothing of hers stands", async () => {
    const number = numberOf(await send(newAgency()));
    expect(number).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    const { registrationProgress } = await stranger.ask(progress, {
      number: number.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l"),
    });
    expect(registrationProgress).toMatchObject({
      kind: "NEW",
      state: "WAITING",
      agencyNameTh: "สำนักงานสมมติแห่งใหม่",
      decidedAt: null,
      reason: null,
      promisedBy: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    const mails = await pakmut.sql<{ to_address: string; body_text: string; body_html: string }>(
      "select * from organisations.mails",
    );
    expect(mails).toMatchObject([{ to_address: contact.email, template: "registration-received", state: "WAITING" }]);
    expect(mails[0]?.body_text).toContain(number);
    expect(mails[0]?.body_html).toContain(number);
    for (const typed of ["สำนักงานสมมติ", contact.name, "ถนนทดสอบ"]) expect(mails[0]?.body_text).not.toContain(typed);
  });

  test("is answered alike whatever is known of the agency, and found nothing is as never asked", async () => {
    const answers = [
      await send({ organisationId: school.id, contact }),
      await send({ organisationId: school.id, contact }),
    ];
    await pakmut.as("SERVICE_POINT_OFFICER", school.id);
    answers.push(await send({ organisationId: school.id, contact }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer).replaceAll(numberOf(answer), "#"))).size).toBe(1);
    const foreign = await stranger.refusal(progress, { number: "00000-00000-00000-00000" });
    const nonsense = await stranger.refusal(progress, { number: "' or 1=1 --" });
    expect([foreign.extensions.code, foreign.message]).toEqual([nonsense.extensions.code, nonsense.message]);
    expect(foreign.extensions.code).toBe("NOT_FOUND");
  });

  test("sends it once, however often she clicks: also ten times at once, also after the proof was taken", async () => {
    const before = await countRows();
    const variables = { input: newAgency({ nameTh: "ส่งซ้ำ" }), proof: await solvedProof(stranger), key: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => stranger.send(request, variables)));
    answers.push(await stranger.send(request, variables));
    expect(new Set(answers.map(numberOf)).size).toBe(1);
    expect(numberOf(answers[0] as TestData as never)).toBeDefined();
    expect(await countRows()).toBe((before ?? 0) + 1);
    const other = { ...variables, input: newAgency({ nameTh: "คนละคำขอ" }) };
    expect((await stranger.refusal(request, other)).extensions.fields).toEqual([
      { field: "idempotencyKey", rule: "KEY_ALREADY_USED" },
    ]);
  });

  test("pays for each with a proof of its own: none that is wrong, changed, expired, or another's", async () => {
    const proof = (await solvedProof(stranger)) as { number: number; salt: string };
    const wrong = [
      { ...proof, number: proof.number + 1 },
      { ...proof, salt: proof.salt.replace(/expires=\d+/, "expires=9999999999") },
      { ...proof, signature: "0".repeat(64) },
      { ...proof, algorithm: "SHA-1" },
    ];
    for (const each of wrong) expect(await fieldsOf(newAgency(), { proof: each })).toEqual(["proof PROOF_NOT_VALID"]);
    // What is typed wrong does not cost the proof: she puts it right and sends it again.
    expect(await fieldsOf(newAgency({ postcode: "10200" }), { proof })).toEqual([
      "agency.postcode POSTCODE_NOT_IN_DISTRICT",
    ]);
    expect(numberOf(await send(newAgency(), { proof }))).toBeDefined();
    expect(await fieldsOf(newAgency(), { proof })).toEqual(["proof PROOF_USED"]);
  });

  test("is told everything that is wrong at once, each with its field", async () => {
    const input = {
      ...newAgency({
        parentId: school.id,
        nameTh: " ",
        nameEn: "ไทย",
        addressTh: "",
        districtCode: "1001",
        phones: ["12"],
      }),
      contact: { name: "", phone: " ", email: "no-address" },
    };
    expect(await fieldsOf(input)).toEqual(
      expect.arrayContaining([
        "agency.parentId UNKNOWN_ORGANISATION",
        "agency.nameTh REQUIRED",
        "agency.nameEn NOT_ENGLISH",
        "agency.addressTh REQUIRED",
        "agency.districtCode DISTRICT_NOT_IN_PROVINCE",
        "agency.phones.0 PHONE_FORMAT",
        "contact.name REQUIRED",
        "contact.phone REQUIRED",
        "contact.email EMAIL_FORMAT",
      ]),
    );
    expect(await fieldsOf({ contact })).toEqual(["organisationId ONE_OF_AGENCY_AND_ORGANISATION"]);
    for (const organisationId of [countryId, hidden.id, belowHidden.id, randomUUID()])
      expect(await fieldsOf({ organisationId, contact })).toEqual(["organisationId UNKNOWN_ORGANISATION"]);
  });

  test("has to wait after five within the hour; another address need not; two at once are both counted", async () => {
    const many = await Promise.all(
      Array.from({ length: mostOfAddress + 2 }, async () => send({ organisationId: school.id, contact })),
    );
    const refused = many.filter(({ errors }) => errors);
    expect(refused.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(["RATE_LIMITED", "RATE_LIMITED"]);
    const wait = refused[0]?.errors?.[0]?.extensions.retryAfterSeconds;
    expect(wait).toBeGreaterThan(3_000);
    expect(wait).toBeLessThanOrEqual(3_600);
    await pakmut.sql("update organisations.registration_attempts set address = '203.0.113.9'");
    expect(numberOf(await send({ organisationId: school.id, contact }))).toBeDefined();
  });

  test("leaves an entry in the trail, in which nothing of the contact person stands", async () => {
    await send(newAgency({ nameTh: "หน่วยงานในประวัติ" }));
    const entries = await pakmut.sql<{ changes: object }>(
      `select person_id, role, path_c, host(address) as address, changes from organisations.audit_entries
       where action = 'requestRegistration' order by id desc limit 1`,
    );
    expect(entries).toMatchObject([{ person_id: null, role: null, path_c: "0", address: "127.0.0.1" }]);
    expect(entries[0]?.changes).toEqual({
      kind: { before: null, after: "NEW" },
      nameTh: { before: null, after: "หน่วยงานในประวัติ" },
    });
  });

  test("nobody looks numbers up more than twenty times a minute", async () => {
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => stranger.send(progress, { number: "00000-00000-00000-00001" })),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code);
    expect(codes.filter((code) => code === "RATE_LIMITED").length).toBeGreaterThanOrEqual(5);
  });
});
