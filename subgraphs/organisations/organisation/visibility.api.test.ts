import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

const effect = `query ($id: ID!) {
  organisationVisibilityEffect(id: $id) { changingCount stayingHiddenCount }
  servicePointVisibilityEffect(organisationId: $id) { changingCount stayingHiddenCount } }`;
const change = `mutation ($id: ID!, $version: Int!, $status: VisibilityStatus!, $reason: String, $key: String!) {
  changeOrganisationStatus(id: $id, version: $version, status: $status, reason: $reason, idempotencyKey: $key) {
    status hiddenBy { nameTh } } }`;
const lists = `query ($above: Boolean) {
  organisations(filter: { isHiddenAbove: $above }) { totalCount nodes { nameTh status hiddenBy { nameTh } } }
  servicePoints(filter: { isHiddenAbove: $above }) { totalCount nodes { nameTh status hiddenBy { nameTh } } } }`;

/** Whoever is hidden takes along what is below, and gives it back as it was. */
describe("hiding a subtree", () => {
  let pakmut: TestPakmut;
  let department: TestNode;
  let institute: TestNode;
  let college: TestNode;
  let shut: TestNode;
  let central: TestClient;

  beforeEach(async () => {
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    department = await addOrganisation(pakmut, "กรม", { below: ministry });
    institute = await addOrganisation(pakmut, "สถาบัน", { below: department });
    college = await addOrganisation(pakmut, "วิทยาลัย", { below: institute });
    shut = await addOrganisation(pakmut, "วิทยาลัยที่ปิด", { below: institute, columns: { status: "HIDDEN" } });
    await addOrganisation(pakmut, "สาขาของวิทยาลัยที่ปิด", { below: shut });
    await addServicePoint(pakmut, "จุดบริการของวิทยาลัย", college);
    await addServicePoint(pakmut, "จุดบริการที่เลิก", college, { status: "HIDDEN" });
    await addServicePoint(pakmut, "จุดบริการของที่ปิด", shut);
    await addServicePoint(pakmut, "จุดบริการของกรม", department);
    central = await pakmut.as("CENTRAL_OFFICER", department.id);
  });
  beforeAll(async () => {
    pakmut = await TestPakmut.open();
  });
  afterAll(() => pakmut.close());

  const set = (id: string, version: number, status: "VISIBLE" | "HIDDEN") =>
    central.ask(change, { id, version, status, reason: "ปรับปรุง", key: `set-${id}-${version}` });
  const namesOf = async (above: boolean): Promise<string[]> => {
    const { organisations, servicePoints } = await central.ask(lists, { above });
    const nodes = [...organisations.nodes, ...servicePoints.nodes];
    expect(organisations.totalCount + servicePoints.totalCount).toBe(nodes.length);
    for (const { hiddenBy } of nodes) expect(hiddenBy !== null).toBe(above);
    return nodes.map(({ nameTh }) => nameTh).sort();
  };
  const belowShut = ["จุดบริการของที่ปิด", "สาขาของวิทยาลัยที่ปิด"];

  test("says before what it changes; what was hidden stays so, and comes back as it was", async () => {
    const before = await central.ask(lists, {});
    expect(await namesOf(true)).toEqual(belowShut);
    const changes = {
      organisationVisibilityEffect: { changingCount: 2, stayingHiddenCount: 2 },
      servicePointVisibilityEffect: { changingCount: 1, stayingHiddenCount: 2 },
    };
    expect(await central.ask(effect, { id: institute.id })).toEqual(changes);
    const shownBefore = await namesOf(false);
    await set(institute.id, 1, "HIDDEN");
    expect(await namesOf(true)).toEqual(
      [...belowShut, "จุดบริการของวิทยาลัย", "จุดบริการที่เลิก", "วิทยาลัย", "วิทยาลัยที่ปิด"].sort(),
    );
    const hidden = await central.ask(lists, { above: true });
    expect(hidden.organisations.nodes).toContainEqual({
      nameTh: "วิทยาลัย",
      status: "VISIBLE",
      hiddenBy: { nameTh: "สถาบัน" },
    });
    expect(hidden.servicePoints.nodes).toContainEqual({
      nameTh: "จุดบริการของที่ปิด",
      status: "VISIBLE",
      hiddenBy: { nameTh: "สถาบัน" },
    });
    expect(await central.ask(effect, { id: institute.id })).toEqual(changes);
    await set(institute.id, 2, "VISIBLE");
    expect(await central.ask(lists, {})).toEqual(before);
    expect(await namesOf(false)).toEqual(shownBefore);
  });

  test("whoever is hidden twice, itself and from above, stays hidden until both are over", async () => {
    await set(institute.id, 1, "HIDDEN");
    const { changeOrganisationStatus } = await set(college.id, 1, "HIDDEN");
    expect(changeOrganisationStatus).toEqual({ status: "HIDDEN", hiddenBy: { nameTh: "สถาบัน" } });
    const again = await set(college.id, 2, "VISIBLE");
    expect(again.changeOrganisationStatus).toEqual({ status: "VISIBLE", hiddenBy: { nameTh: "สถาบัน" } });
    await set(institute.id, 2, "VISIBLE");
    expect(await namesOf(true)).toEqual(belowShut);
  });

  test("what its own scope does not cover hides it nevertheless, and the files are the lists", async () => {
    await pakmut.sql("update organisations.organisations set status = 'HIDDEN' where id = $1", [department.id]);
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
    const { organisations, servicePoints } = await officer.ask(lists, { above: true });
    expect([organisations.totalCount, servicePoints.totalCount]).toEqual([1, 2]);
    expect(servicePoints.nodes[0].hiddenBy).toEqual({ nameTh: "กรม" });
    expect(await officer.ask(effect, { id: college.id })).toMatchObject({
      servicePointVisibilityEffect: { changingCount: 1, stayingHiddenCount: 1 },
    });
    expect((await officer.refusal(effect, { id: institute.id })).extensions.code).toBe("NOT_FOUND");
  });
});
