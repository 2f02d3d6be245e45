import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import type { TestClient } from "../../../local/testing/test-client";

const pinMutation = `mutation ($id: ID!, $version: Int!, $input: PinInput!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: $input, idempotencyKey: $key) {
    id version pin { latitude longitude source isConfirmed confirmedByName matchesAddress isAbroad reason
      province { nameTh } district { nameTh } }
    completeness { percent missing }
    history { action personName changes { field before after } }
  }
}`;
const updateMutation = `mutation ($id: ID!, $version: Int!, $input: ServicePointInput, $pin: PinInput, $key: String!) {
  updateServicePoint(id: $id, version: $version, input: $input, pin: $pin, idempotencyKey: $key) {
    id version nameTh nameEn phones { number extension } postcode pin { latitude }
  }
}`;

describe("a service point and its pin", () => {
  let pakmut: TestPakmut;
  let department: TestNode;
  let college: TestNode;
  let otherCollege: TestNode;
  let servicePointId: string;
  let officer: TestClient;
  const inChiangMai = { latitude: 18.785, longitude: 98.962 };

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงศึกษาธิการ");
    department = await addOrganisation(pakmut, "สำนักงานคณะกรรมการการอาชีวศึกษา", { below: ministry });
    college = await addOrganisation(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", { below: department });
    otherCollege = await addOrganisation(pakmut, "วิทยาลัยเทคนิคลำพูน", { below: department });
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id, "เจ้าหน้าที่ หนึ่ง");
  });
  afterAll(() => pakmut.close());
  beforeEach(async () => {
    servicePointId = await addServicePoint(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", college, {
      province_code: "50",
      district_code: "5001",
      subdistrict_code: "500101",
      postcode: "50200",
    });
  });

  const pin = (input: object, version = 1) => ({ id: servicePointId, version, input });

  test("her officer pins it, and it is there, confirmed, with its district and its history", async () => {
    const { pinServicePoint } = await officer.ask(pinMutation, pin(inChiangMai));
    expect(pinServicePoint).toMatchObject({
      version: 2,
      pin: {
        ...inChiangMai,
        source: "OFFICER",
        isConfirmed: true,
        confirmedByName: "เจ้าหน้าที่ หนึ่ง",
        matchesAddress: true,
        province: { nameTh: "เชียงใหม่" },
        district: { nameTh: "เมืองเชียงใหม่" },
      },
      history: [{ action: "pinServicePoint", personName: "เจ้าหน้าที่ หนึ่ง" }],
    });
    expect(pinServicePoint.completeness.missing).not.toContain("pin");
    const [row] = await pakmut.sql<{ completeness_percent: number }>(
      "select completeness_percent from service_points.service_points where id = $1",
      [servicePointId],
    );
    expect(row?.completeness_percent).toBe(pinServicePoint.completeness.percent);
  });

  test("her central officer sees it in his list, on his map and in his figures", async () => {
    await officer.ask(pinMutation, pin(inChiangMai));
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const seen = await central.ask(
      `query ($bounds: BoundsInput!, $ids: [ID!]) {
        servicePoints(filter: { ids: $ids, isPinned: true }) { totalCount nodes { id organisation { nameTh code level ancestors { nameTh } } } }
        servicePointMap(bounds: $bounds, zoom: 12, filter: { ids: $ids }) { totalInBounds clusters { count pinnedCount servicePointId } }
        servicePointSummary(filter: { ids: $ids }) { totalCount pinnedCount notPinnedCount }
      }`,
      { ids: [servicePointId], bounds: { west: 98, south: 18, east: 100, north: 20 } },
    );
    expect(seen).toEqual({
      servicePoints: {
        totalCount: 1,
        nodes: [
          {
            id: servicePointId,
            organisation: {
              nameTh: "วิทยาลัยเทคนิคเชียงใหม่",
              code: null,
              level: "AGENCY",
              ancestors: [{ nameTh: "กระทรวงศึกษาธิการ" }, { nameTh: "สำนักงานคณะกรรมการการอาชีวศึกษา" }],
            },
          },
        ],
      },
      servicePointMap: { totalInBounds: 1, clusters: [{ count: 1, pinnedCount: 1, servicePointId }] },
      servicePointSummary: { totalCount: 1, pinnedCount: 1, notPinnedCount: 0 },
    });
  });

  test("an officer of another college does not find it, and a stranger must sign in", async () => {
    const neighbour = await pakmut.as("SERVICE_POINT_OFFICER", otherCollege.id);
    const missing = await neighbour.refusal(pinMutation, {
      ...pin(inChiangMai),
      id: "00000000-0000-7000-8000-00000000dead",
    });
    const foreign = await neighbour.refusal(pinMutation, pin(inChiangMai));
    expect(foreign.extensions.code).toBe("NOT_FOUND");
    expect({ ...foreign, extensions: { ...foreign.extensions, requestId: "" } }).toEqual({
      ...missing,
      extensions: { ...missing.extensions, requestId: "" },
    });
    expect((await pakmut.stranger().refusal(pinMutation, pin(inChiangMai))).extensions.code).toBe("UNAUTHENTICATED");
  });

  test("a pin in another district asks for a reason and is kept with it", async () => {
    const maeRim = { latitude: 18.913, longitude: 98.94 };
    const refused = await officer.refusal(pinMutation, pin(maeRim));
    expect(refused.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      fields: [
        { field: "pin.reason", rule: "PIN_NOT_IN_DISTRICT", values: { provinceCode: "50", districtCode: "5007" } },
      ],
    });
    const { pinServicePoint } = await officer.ask(pinMutation, pin({ ...maeRim, reason: "ย้ายไปอาคารใหม่" }));
    expect(pinServicePoint.pin).toMatchObject({ matchesAddress: false, reason: "ย้ายไปอาคารใหม่" });
  });

  test("a pin outside the country must be an office abroad", async () => {
    const paris = { latitude: 48.86, longitude: 2.3, reason: "สถานทูต" };
    expect((await officer.refusal(pinMutation, pin(paris))).extensions.fields).toEqual([
      { field: "pin", rule: "PIN_ABROAD" },
    ]);
    const { pinServicePoint } = await officer.ask(pinMutation, pin({ ...paris, isAbroad: true }));
    expect(pinServicePoint.pin).toMatchObject({ isAbroad: true, province: null });
  });

  test("two editors on one record: the second gets a conflict that tells what the first did, and loses nothing", async () => {
    await officer.ask(updateMutation, {
      id: servicePointId,
      version: 1,
      input: { nameEn: "Chiang Mai Technical College" },
      pin: inChiangMai,
    });
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const { conflict, code } = (
      await central.refusal(updateMutation, { id: servicePointId, version: 1, input: { nameEn: "CMTC" } })
    ).extensions;
    expect(code).toBe("CONFLICT");
    expect(conflict).toMatchObject({
      version: 2,
      changedByName: "เจ้าหน้าที่ หนึ่ง",
      fields: expect.arrayContaining(["nameEn", "pin"]),
      current: { nameEn: "Chiang Mai Technical College", pin: inChiangMai },
    });
    const { updateServicePoint } = await central.ask(updateMutation, {
      id: servicePointId,
      version: conflict?.version,
      input: { nameEn: "CMTC" },
    });
    expect(updateServicePoint).toMatchObject({ nameEn: "CMTC", pin: { latitude: inChiangMai.latitude }, version: 3 });
  });

  test("every wrong field is told at once", async () => {
    const input = { nameTh: " ", nameEn: "เชียงใหม่", postcode: "10200", phones: ["053 217 708", "12"], email: "nobody" };
    const { fields } = (await officer.refusal(updateMutation, { id: servicePointId, version: 1, input })).extensions;
    expect(fields?.map(({ field, rule }) => `${field} ${rule}`).sort()).toEqual([
      "email EMAIL_FORMAT",
      "nameEn NOT_ENGLISH",
      "nameTh REQUIRED",
      "phones.1 PHONE_FORMAT",
      "postcode POSTCODE_NOT_IN_DISTRICT",
    ]);
  });

  test("the same key again has no second effect; with another request it is refused", async () => {
    const request = { id: servicePointId, version: 1, input: { phones: ["053 217 708 ต่อ 101"] }, key: "form-0001" };
    const answers = await Promise.all(Array.from({ length: 10 }, () => officer.ask(updateMutation, request)));
    for (const { updateServicePoint } of answers) {
      expect(updateServicePoint).toMatchObject({ version: 2, phones: [{ number: "053217708", extension: "101" }] });
    }
    const [audit] = await pakmut.sql<{ count: number }>(
      "select count(*)::int as count from service_points.audit_entries where entity_id = $1",
      [servicePointId],
    );
    expect(audit?.count).toBe(1);
    const { fields } = (await officer.refusal(updateMutation, { ...request, input: { phones: [] } })).extensions;
    expect(fields).toEqual([{ field: "idempotencyKey", rule: "KEY_ALREADY_USED" }]);
  });

  test("a grant that was taken away stops writing at once", async () => {
    const leaver = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
    await leaver.ask(updateMutation, { id: servicePointId, version: 1, input: { note: "ก่อน" } });
    await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [leaver.session?.grantId]);
    const { code } = (await leaver.refusal(updateMutation, { id: servicePointId, version: 2, input: { note: "หลัง" } }))
      .extensions;
    expect(["FORBIDDEN", "UNAUTHENTICATED"]).toContain(code);
    const [row] = await pakmut.sql<{ note: string }>("select note from service_points.service_points where id = $1", [
      servicePointId,
    ]);
    expect(row?.note).toBe("ก่อน");
  });

  test("hiding asks for a reason, shows in the list, and is undone without one", async () => {
    const mutation = `mutation ($id: ID!, $version: Int!, $status: VisibilityStatus!, $reason: String, $key: String!) {
      changeServicePointStatus(id: $id, version: $version, status: $status, reason: $reason, idempotencyKey: $key) { version status }
    }`;
    const hide = { id: servicePointId, version: 1, status: "HIDDEN" };
    expect((await officer.refusal(mutation, hide)).extensions.fields).toEqual([{ field: "reason", rule: "REQUIRED" }]);
    await officer.ask(mutation, { ...hide, reason: "ปิดปรับปรุง" });
    const again = await officer.refusal(mutation, { ...hide, version: 2, reason: "ซ้ำ" });
    expect(again.extensions.code).toBe("INVALID_TRANSITION");
    const { changeServicePointStatus } = await officer.ask(mutation, { ...hide, version: 2, status: "VISIBLE" });
    expect(changeServicePointStatus).toEqual({ version: 3, status: "VISIBLE" });
  });

  test("a list of 50 costs as many statements as a list of 5", async () => {
    const crowded = await addOrganisation(pakmut, "วิทยาลัยชุมชน", { below: department });
    for (let index = 0; index < 50; index += 1) {
      await addServicePoint(pakmut, `จุด ${index}`, crowded, {
        province_code: "50",
        latitude: 18.7,
        longitude: 98.9,
        pin_source: "IMPORTED",
      });
    }
    const central = await pakmut.as("CENTRAL_OFFICER", crowded.id);
    const costOf = async (first: number): Promise<number> => {
      pakmut.statements.length = 0;
      const { servicePoints } = await central.ask(
        `query ($first: Int!) { servicePoints(first: $first) { totalCount nodes { nameTh province { nameTh } pin { district { nameTh } }
          organisation { nameTh ancestors { nameTh } } allowedActions { action allowed } completeness { percent } } } }`,
        { first },
      );
      expect(servicePoints.nodes).toHaveLength(first);
      return pakmut.statements.length;
    };
    const five = await costOf(5);
    expect(await costOf(50)).toBe(five);
    expect(five).toBeLessThanOrEqual(8);
  });
});
