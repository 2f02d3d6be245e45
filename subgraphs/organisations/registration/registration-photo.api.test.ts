import { addRegistration } from "../../../local/testing/test-registrations";
import { photoOf, upload } from "../../../local/testing/test-files";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";

const root = { id: countryId, path: "0" };
const photoUrl = "query ($id: ID!) { registration(id: $id) { photoUrl } }";
const approve = `mutation ($id: ID!, $parentId: ID!, $key: String!) {
  approveRegistration(id: $id, version: 1, parentId: $parentId, input: { nameTh: "สำนักงานมีรูป" }, idempotencyKey: $key) {
    organisation { id } } }`;
const refuse = `mutation ($id: ID!, $key: String!) {
  refuseRegistration(id: $id, version: 1, reason: "ทดสอบ", idempotencyKey: $key) { state } }`;

describe("a photo of an agency that a stranger registers", () => {
  let pakmut: TestPakmut;
  let admin: TestClient;
  let stranger: TestClient;
  let department: TestNode;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    admin = await pakmut.as("PLATFORM_ADMIN", countryId);
    stranger = pakmut.stranger();
    department = await addOrganisation(pakmut, "กรมทดสอบ", { below: await addOrganisation(pakmut, "กระทรวงทดสอบ") });
  });
  afterAll(() => pakmut.close());

  const send = async (trackingNumber: string, bytes?: Buffer) =>
    upload(pakmut.url, stranger, bytes ?? (await photoOf("red")), {
      to: "organisations/registration-photo",
      recordId: trackingNumber,
    });
  const get = async (who: TestClient, path: string) =>
    (await fetch(`${pakmut.url}${path}/320`, { headers: { cookie: who.cookie, accept: "image/webp" } })).status;
  const urlOf = async (id: string): Promise<string | null> => (await admin.ask(photoUrl, { id })).registration.photoUrl;

  test("is taken with its tracking number, seen by who decides and nobody else, and replaced by the next", async () => {
    const { id, trackingNumber } = await addRegistration(pakmut, root, "NEW");
    expect(await urlOf(id)).toBeNull();
    expect((await send(trackingNumber)).status).toBe(200);
    const first = (await urlOf(id)) as string;
    expect([await get(admin, first), await get(stranger, first)]).toEqual([200, 404]);
    expect(await get(await pakmut.as("CENTRAL_OFFICER", department.id), first)).toBe(404);
    expect((await send(trackingNumber, await photoOf("blue"))).status).toBe(200);
    expect(await urlOf(id)).not.toBe(first);
  });

  test("is refused without a number, for an agency of ours, for what is no picture, and for the sixth", async () => {
    const { trackingNumber } = await addRegistration(pakmut, root, "NEW");
    const { trackingNumber: ofOurs } = await addRegistration(pakmut, department, "EXISTING");
    for (const wrong of ["00000-00000-00000-00000", "", ofOurs]) expect((await send(wrong)).rule).toBe("NOT_FOUND");
    expect((await send(trackingNumber, Buffer.from("<script>"))).rule).toBe("NOT_A_PICTURE");
    await pakmut.sql(
      `insert into organisations.files (kind, record_id, organisation_id, path_c, file_name, content, variants, bytes,
         created_by_id, created_by_name)
       select 'registration-photo', r.id, $1, '0', 't', 'picture', '[]', 1, $1, '' from organisations.registrations r,
         generate_series(1, 5) where r.request_key = $2`,
      [countryId, trackingNumber],
    );
    expect((await send(trackingNumber)).rule).toBe("NOT_FOUND");
  });

  test("becomes the organisation's when it is admitted, and is swept when it is refused", async () => {
    const [admitted, refused] = [
      await addRegistration(pakmut, root, "NEW"),
      await addRegistration(pakmut, root, "NEW"),
    ];
    await pakmut.sql("delete from organisations.files");
    for (const { trackingNumber } of [admitted, refused]) expect((await send(trackingNumber)).status).toBe(200);
    const { approveRegistration } = await admin.ask(approve, { id: admitted.id, parentId: department.id });
    const { organisation } = await admin.ask(
      "query ($id: ID!) { organisation(id: $id) { photos { url altTh subject } } }",
      {
        id: approveRegistration.organisation.id,
      },
    );
    expect(organisation.photos).toEqual([
      { url: expect.any(String), altTh: "อาคารของสำนักงานมีรูป", subject: "BUILDING" },
    ]);
    // An organisation that is shown shows its photos to everybody.
    expect(await get(stranger, organisation.photos[0].url)).toBe(200);
    await admin.ask(refuse, { id: refused.id });
    expect(await urlOf(refused.id)).toBeNull();
    expect((await send(refused.trackingNumber)).rule).toBe("NOT_FOUND");
  });
});
