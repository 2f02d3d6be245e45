import { photoOf, upload } from "../../../local/testing/test-files";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";

const read = `query ($id: ID!) { organisation(id: $id) {
  id version photos { fileId subject altTh } logo { fileId url isInherited owner { id nameTh } } } }`;
const save = `mutation ($id: ID!, $version: Int!, $input: OrganisationProfileInput!, $key: String!) {
  updateOrganisationProfile(id: $id, version: $version, input: $input, idempotencyKey: $key) { version } }`;

describe("pictures of an organisation", () => {
  let pakmut: TestPakmut;
  let department: TestNode;
  let college: TestNode;
  let campus: TestNode;
  let central: TestClient;
  let officer: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    department = await addOrganisation(pakmut, "กรม", { below: ministry });
    college = await addOrganisation(pakmut, "วิทยาลัย", { below: department });
    campus = await addOrganisation(pakmut, "วิทยาเขต", { below: college });
    central = await pakmut.as("CENTRAL_OFFICER", department.id);
    officer = await pakmut.as("SERVICE_POINT_OFFICER", campus.id);
  });
  afterAll(() => pakmut.close());

  const sent = async (kind: "logo" | "photo", of: TestNode, as = central): Promise<string> => {
    const answer = await upload(pakmut.url, as, await photoOf("red"), { to: `organisations/${kind}`, recordId: of.id });
    return answer.id as string;
  };
  const change = async (of: TestNode, input: object) => {
    const { organisation } = await central.ask(read, { id: of.id });
    await central.ask(save, { id: of.id, version: organisation.version, input });
  };
  const logoOf = async (of: TestNode, as = central) => (await as.ask(read, { id: of.id })).organisation.logo;

  test("a department's logo is that of its whole subtree, until somebody below has her own", async () => {
    expect(await logoOf(campus)).toBeNull();
    const logoFileId = await sent("logo", department);
    await change(department, { logoFileId });
    const inherited = { fileId: logoFileId, isInherited: true, owner: { id: department.id, nameTh: "กรม" } };
    expect(await logoOf(department)).toMatchObject({ ...inherited, isInherited: false });
    expect(await logoOf(college)).toMatchObject(inherited);
    // Also for an officer whose scope does not reach up to it.
    const seen = await logoOf(campus, officer);
    expect(seen).toMatchObject(inherited);
    expect((await fetch(`${pakmut.url}${seen.url}/320`)).status).toBe(200);

    const own = await sent("logo", college);
    await change(college, { logoFileId: own });
    expect(await logoOf(campus)).toMatchObject({ fileId: own, owner: { id: college.id } });
    await change(college, { logoFileId: null });
    expect(await logoOf(campus)).toMatchObject(inherited);
  });

  test("the logo of a hidden department is nobody's below, and not to be fetched", async () => {
    const { url } = await logoOf(department);
    await pakmut.sql("update organisations.organisations set status = 'HIDDEN' where id = $1", [department.id]);
    expect([await logoOf(campus, officer), (await fetch(`${pakmut.url}${url}/320`)).status]).toEqual([null, 404]);
    await pakmut.sql("update organisations.organisations set status = 'VISIBLE' where id = $1", [department.id]);
  });

  test("a logo is not a photo, and one organisation's is not another's", async () => {
    const { organisation } = await central.ask(read, { id: campus.id });
    const refuse = async (input: object) =>
      (await central.refusal(save, { id: campus.id, version: organisation.version, input })).extensions.fields;
    const photo = await sent("photo", campus);
    const elsewhere = await sent("logo", college);
    expect(await refuse({ logoFileId: photo })).toEqual([{ field: "logoFileId", rule: "FILE_GONE" }]);
    expect(await refuse({ logoFileId: elsewhere })).toEqual([{ field: "logoFileId", rule: "FILE_GONE" }]);
    expect(await refuse({ logoFileId: "x" })).toEqual([{ field: "logoFileId", rule: "FILE_GONE" }]);
  });

  test("photos show the building, nothing else", async () => {
    const fileId = await sent("photo", campus, officer);
    const { organisation } = await central.ask(read, { id: campus.id });
    const input = { photos: [{ fileId, subject: "SIGN", altTh: "ป้าย" }] };
    const refusal = await central.refusal(save, { id: campus.id, version: organisation.version, input });
    expect(refusal.extensions.fields).toEqual([{ field: "photos.0.subject", rule: "UNKNOWN_CODE" }]);
    await change(campus, { photos: [{ fileId, altTh: "อาคารเรียน" }] });
    const after = (await central.ask(read, { id: campus.id })).organisation;
    expect(after.photos).toEqual([{ fileId, subject: "BUILDING", altTh: "อาคารเรียน" }]);
  });
});
