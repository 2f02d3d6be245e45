import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "../../../local/testing/test-tree";

const near = `query ($parentId: ID!, $nameTh: String!, $code: String, $districtCode: String) {
  organisationNearDuplicates(parentId: $parentId, nameTh: $nameTh, code: $code, districtCode: $districtCode) {
    organisation { nameTh status } reasons } }`;
const create = `mutation ($parentId: ID!, $input: NewOrganisationInput!, $differsFrom: [ID!], $key: String!) {
  createOrganisation(parentId: $parentId, input: $input, differsFrom: $differsFrom, idempotencyKey: $key) {
    id nameTh level code status version ancestors { nameTh } updatedByName history { action changes { field after } } } }`;
const createPoint = `mutation ($organisationId: ID!, $input: NewServicePointInput!, $pin: PinInput, $differsFrom: [ID!], $key: String!) {
  createServicePoint(organisationId: $organisationId, input: $input, pin: $pin, differsFrom: $differsFrom, idempotencyKey: $key) {
    id nameTh code organisation { nameTh } pin { latitude } history { action } } }`;
const nearPoints = `query ($organisationId: ID!, $nameTh: String!, $latitude: Float, $longitude: Float) {
  servicePointNearDuplicates(organisationId: $organisationId, nameTh: $nameTh, latitude: $latitude, longitude: $longitude) {
    servicePoint { nameTh } reasons distanceMetres } }`;
const officialCode = "0113030601000";

/** Adding begins with a look: what is there already is shown again, not made twice. */
describe("adding organisations and service points", () => {
  let pakmut: TestPakmut;
  let ministry: TestNode;
  let department: TestNode;
  let hidden: TestNode;
  let otherMinistry: TestNode;
  let central: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
    otherMinistry = await addOrganisation(pakmut, "กระทรวงอื่น", { columns: { code: officialCode } });
    department = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
    hidden = await addOrganisation(pakmut, "วิทยาลัยเทคนิคแม่ริม", {
      below: department,
      columns: { status: "HIDDEN", code: "0113030601001", province_code: "50", district_code: "5007" },
    });
    central = await pakmut.as("CENTRAL_OFFICER", ministry.id);
  });
  afterAll(() => pakmut.close());

  const rules = async (client: TestClient, parentId: string, input: object): Promise<string[]> => {
    const { fields } = (await client.refusal(create, { parentId, input })).extensions;
    return (fields ?? []).map(({ field, rule }) => `${field} ${rule}`);
  };

  test.each([
    [
      "the same name, typed with a zero-width space, swapped marks and a space",
      "วิทยาลัย เทคนิคเเม่ริม\u200b",
      {},
      ["SAME_NAME"],
    ],
    ["the same code in Thai digits", "ชื่ออื่น", { code: "๐๑๑๓๐๓๐๖๐๑๐๐๑" }, ["SAME_CODE"]],
    [
      "name, code and place",
      "วิทยาลัยเทคนิคแม่ริม",
      { code: "0113030601001", districtCode: "5007" },
      ["SAME_NAME", "SAME_CODE", "SAME_PLACE"],
    ],
  ])("%s is found, also when it is hidden", async (_, nameTh, more, reasons) => {
    const { organisationNearDuplicates } = await central.ask(near, { parentId: department.id, nameTh, ...more });
    expect(organisationNearDuplicates).toEqual([
      { organisation: { nameTh: "วิทยาลัยเทคนิคแม่ริม", status: "HIDDEN" }, reasons },
    ]);
  });

  test("the same name in the same district is found below another parent; the name alone is not", async () => {
    const wanted = { parentId: ministry.id, nameTh: "วิทยาลัยเทคนิคแม่ริม" };
    expect((await central.ask(near, wanted)).organisationNearDuplicates).toEqual([]);
    const { organisationNearDuplicates } = await central.ask(near, { ...wanted, districtCode: "5007" });
    expect(organisationNearDuplicates).toMatchObject([{ reasons: ["SAME_PLACE"] }]);
  });

  test("one like it must be looked at first; then a new one is made, with a code, a level and a history", async () => {
    const input = { nameTh: "วิทยาลัยเทคนิค แม่ริม", nameEn: "Mae Rim Technical College", typeCode: "CENTRAL" };
    const refusal = await central.refusal(create, { parentId: department.id, input });
    expect(refusal.extensions.fields).toEqual([
      { field: "nameTh", rule: "NEAR_DUPLICATE", values: { ids: [hidden.id] } },
    ]);
    const request = { parentId: department.id, input, differsFrom: [hidden.id], key: "tree-add-organisation-1" };
    const { createOrganisation: made } = await central.ask(create, request);
    expect(made).toMatchObject({
      nameTh: "วิทยาลัยเทคนิค แม่ริม",
      level: "AGENCY",
      status: "VISIBLE",
      version: 1,
      ancestors: [{ nameTh: "กระทรวงทดสอบ" }, { nameTh: "กรมทดสอบ" }],
      updatedByName: "CENTRAL_OFFICER ทดสอบ",
    });
    expect(made.code).toMatch(/^98[0-9]{11}$/);
    expect(made.history[0].action).toBe("createOrganisation");
    expect(made.history[0].changes).toContainEqual({ field: "nameTh", after: "วิทยาลัยเทคนิค แม่ริม" });
    const { createOrganisation: again } = await central.ask(create, request);
    expect(again.id).toBe(made.id);
    const found = await central.ask('{ organisations(filter: { text: "Mae Rim" }) { totalCount } }');
    expect(found.organisations.totalCount).toBe(1);
  });

  test("two officers add the same one at once: one is told of the other's", async () => {
    const input = { nameTh: "วิทยาลัยสองคนเพิ่ม" };
    const answers = await Promise.all(
      [1, 2, 3, 4].map((each) => central.send(create, { parentId: department.id, input, key: `tree-at-once-${each}` })),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const [{ count }] = (await pakmut.sql<{ count: number }>(
      "select count(*)::int as count from organisations.organisations where name_th = $1",
      [input.nameTh],
    )) as [{ count: number }];
    expect(count).toBe(1);
  });

  test.each([
    ["a code that an organisation out of sight has", { code: officialCode }, ["code CODE_TAKEN"]],
    ["a code of twelve digits", { code: "011303060100" }, ["code CODE_FORMAT"]],
    ["a ministry below a department", { level: "MINISTRY" }, ["level LEVEL_NOT_BELOW_PARENT"]],
    [
      "a sub-type of another type",
      { typeCode: "CENTRAL", subTypeCode: "LOCAL_PAO" },
      ["subTypeCode SUB_TYPE_NOT_IN_TYPE"],
    ],
    ["a type that there is not", { typeCode: "NONSENSE" }, ["typeCode UNKNOWN_CODE"]],
    ["no name", { nameTh: " " }, ["nameTh REQUIRED"]],
    [
      "a district of another province",
      { provinceCode: "10", districtCode: "5007" },
      ["districtCode DISTRICT_NOT_IN_PROVINCE"],
    ],
  ])("%s is refused", async (_, input, expected) => {
    expect(await rules(central, department.id, { nameTh: "หน่วยใหม่", ...input })).toEqual(expected);
  });

  test("what an officer does not manage, she can add nothing to; the country takes ministries alone", async () => {
    const input = { nameTh: "หน่วยใหม่" };
    expect((await central.refusal(create, { parentId: otherMinistry.id, input })).extensions.code).toBe("NOT_FOUND");
    expect((await central.refusal(near, { parentId: otherMinistry.id, nameTh: "x" })).extensions.code).toBe(
      "NOT_FOUND",
    );
    const admin = await pakmut.as("PLATFORM_ADMIN", countryId);
    const { createOrganisation } = await admin.ask(create, { parentId: countryId, input: { nameTh: "กระทรวงใหม่" } });
    expect(createOrganisation).toMatchObject({ level: "MINISTRY", ancestors: [] });
    expect(await rules(admin, countryId, { ...input, level: "AGENCY" })).toEqual(["level LEVEL_NOT_BELOW_PARENT"]);
  });

  test("a service point within 200 metres, of any organisation in the scope, is found; one farther away is not", async () => {
    await addServicePoint(pakmut, "ที่ว่าการ", hidden, { latitude: 18.785, longitude: 98.962, pin_source: "IMPORTED" });
    const at = (latitude: number) =>
      central.ask(nearPoints, { organisationId: department.id, nameTh: "อื่น", latitude, longitude: 98.962 });
    // A hundredth of a degree of latitude is 1,112 metres.
    expect((await at(18.7867)).servicePointNearDuplicates).toEqual([
      { servicePoint: { nameTh: "ที่ว่าการ" }, reasons: ["SAME_PLACE"], distanceMetres: 189 },
    ]);
    expect((await at(18.7869)).servicePointNearDuplicates).toEqual([]);
  });

  test("a service point is added once, by an officer of the place, with its pin", async () => {
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", department.id);
    const request = {
      organisationId: department.id,
      input: { nameTh: "จุดบริการใหม่", phones: ["053 217 708"] },
      pin: { latitude: 18.79, longitude: 98.98 },
      key: "tree-add-point-1",
    };
    const { createServicePoint: made } = await officer.ask(createPoint, request);
    expect(made).toMatchObject({ organisation: { nameTh: "กรมทดสอบ" }, pin: { latitude: 18.79 } });
    expect(made.code).toMatch(/^99[0-9]{11}$/);
    expect(made.history).toMatchObject([{ action: "createServicePoint" }]);
    const twice = await officer.refusal(createPoint, { ...request, key: "tree-add-point-2" });
    expect(twice.extensions.fields).toMatchObject([
      { field: "nameTh", rule: "NEAR_DUPLICATE", values: { ids: [made.id] } },
    ]);
    const elsewhere = await officer.refusal(createPoint, {
      ...request,
      organisationId: otherMinistry.id,
      key: "tree-add-point-3",
    });
    expect(elsewhere.extensions.code).toBe("NOT_FOUND");
    const author = await pakmut.as("HANDBOOK_AUTHOR", department.id);
    expect((await author.refusal(createPoint, { ...request, key: "tree-add-point-4" })).extensions.code).toBe(
      "FORBIDDEN",
    );
  });
});
