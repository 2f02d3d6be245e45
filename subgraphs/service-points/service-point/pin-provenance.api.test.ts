import type { TestClient } from "../../../local/testing/test-client";
import { fetchExport, rowsOf } from "../../../local/testing/test-export";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

const confirm = `mutation ($id: ID!, $version: Int!, $reason: String, $key: String!) {
  confirmPin(id: $id, version: $version, reason: $reason, idempotencyKey: $key) {
    version pin { latitude longitude source isConfirmed confirmedByName confirmedAt reason matchesAddress }
    completeness { missing } history { action personName changes { field before after } } } }`;

/** Coordinates that a file brought, in the district of the address. */
const imported = {
  latitude: 18.785,
  longitude: 98.962,
  pin_source: "IMPORTED",
  pin_province_code: "50",
  pin_district_code: "5001",
  province_code: "50",
  district_code: "5001",
};

describe("the provenance of a pin", () => {
  let pakmut: TestPakmut;
  let college: TestNode;
  let officer: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงศึกษาธิการ");
    const department = await addOrganisation(pakmut, "กรม", { below: ministry });
    college = await addOrganisation(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", { below: department });
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id, "เจ้าหน้าที่ หนึ่ง");
  });
  afterAll(() => pakmut.close());

  const codeOf = async (variables: Record<string, unknown>, who = officer) =>
    (await who.refusal(confirm, variables)).extensions.code;

  test("is kept when an officer confirms what a file proposed: one step, and in the history", async () => {
    const id = await addServicePoint(pakmut, "จุดจากไฟล์", college, imported);
    const { confirmPin } = await officer.ask(confirm, { id, version: 1 });
    expect(confirmPin).toMatchObject({
      version: 2,
      pin: {
        latitude: imported.latitude,
        longitude: imported.longitude,
        source: "IMPORTED",
        isConfirmed: true,
        confirmedByName: "เจ้าหน้าที่ หนึ่ง",
      },
      history: [{ action: "confirmPin", personName: "เจ้าหน้าที่ หนึ่ง" }],
    });
    expect(confirmPin.completeness.missing).not.toContain("pin");
    const changed = confirmPin.history[0].changes.map(({ field }: { field: string }) => field);
    expect(changed).not.toContain("latitude");
    expect(changed).not.toContain("pinSource");
  });

  test("becomes the officer's when she moves the pin", async () => {
    const id = await addServicePoint(pakmut, "จุดที่ย้าย", college, imported);
    const { pinServicePoint } = await officer.ask(
      `mutation ($id: ID!, $key: String!) { pinServicePoint(id: $id, version: 1,
        input: { latitude: 18.786, longitude: 98.963 }, idempotencyKey: $key) { pin { source } } }`,
      { id },
    );
    expect(pinServicePoint.pin.source).toBe("OFFICER");
  });

  test("cannot be confirmed twice, on an older version, without coordinates, or by those who may not", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, imported);
    const none = await addServicePoint(pakmut, "จุดไม่มีพิกัด", college);
    await officer.ask(confirm, { id, version: 1 });
    expect(await codeOf({ id, version: 1 })).toBe("CONFLICT");
    expect(await codeOf({ id, version: 2 })).toBe("INVALID_TRANSITION");
    expect((await officer.refusal(confirm, { id: none, version: 1 })).extensions.fields).toEqual([
      { field: "pin", rule: "REQUIRED" },
    ]);
    expect(await codeOf({ id, version: 2 }, await pakmut.as("BI_READER", college.id))).toBe("FORBIDDEN");
    expect(await codeOf({ id, version: 2 }, pakmut.stranger())).toBe("UNAUTHENTICATED");
  });

  test("outside the district of the address needs a word; the word can be given later, and leaves who confirmed it", async () => {
    const elsewhere = { ...imported, latitude: 18.913, longitude: 98.94, pin_district_code: "5007" };
    const id = await addServicePoint(pakmut, "จุดต่างอำเภอ", college, elsewhere);
    expect((await officer.refusal(confirm, { id, version: 1 })).extensions.fields).toMatchObject([
      { field: "pin.reason", rule: "PIN_NOT_IN_DISTRICT" },
    ]);
    const first = (await officer.ask(confirm, { id, version: 1, reason: "อาคารใหม่" })).confirmPin;
    expect(first.pin).toMatchObject({ isConfirmed: true, matchesAddress: false, reason: "อาคารใหม่" });
    const colleague = await pakmut.as("SERVICE_POINT_OFFICER", college.id, "เจ้าหน้าที่ สอง");
    const second = (await colleague.ask(confirm, { id, version: 2, reason: "ย้ายถาวรแล้ว" })).confirmPin;
    expect(second.pin).toEqual({ ...first.pin, reason: "ย้ายถาวรแล้ว" });
    expect(second.history[0]).toMatchObject({ action: "confirmPin", personName: "เจ้าหน้าที่ สอง" });
  });

  test("filters list, map, figures and file alike", async () => {
    const place = await addOrganisation(pakmut, "วิทยาลัยที่กรอง", { below: college });
    for (const [index, source] of ["IMPORTED", "IMPORTED", "ADDRESS", "OFFICER"].entries())
      await addServicePoint(pakmut, `จุด ${index}`, place, { ...imported, pin_source: source });
    await addServicePoint(pakmut, "จุดไม่มีพิกัด", place);
    const counts = async (pinSource: string) => {
      const filter = { pinSource, within: place.id };
      const seen = await officer.ask(
        `query ($filter: ServicePointFilter, $bounds: BoundsInput!) {
          servicePoints(filter: $filter) { totalCount nodes { pin { source } } }
          servicePointMap(filter: $filter, bounds: $bounds, zoom: 6) { totalInBounds }
          servicePointSummary(filter: $filter) { totalCount } }`,
        { filter, bounds: { west: 90, south: 0, east: 110, north: 25 } },
      );
      const rows = await rowsOf(await fetchExport(pakmut, officer, "service-points/service-points.ndjson", { filter }));
      expect(rows.map((row) => row.pinSource)).toEqual(rows.map(() => pinSource));
      expect(seen.servicePoints.nodes.map(({ pin }: { pin: { source: string } }) => pin.source)).toEqual(
        rows.map(() => pinSource),
      );
      return [
        seen.servicePoints.totalCount,
        seen.servicePointMap.totalInBounds,
        seen.servicePointSummary.totalCount,
        rows.length,
      ];
    };
    expect(await counts("IMPORTED")).toEqual([2, 2, 2, 2]);
    expect(await counts("ADDRESS")).toEqual([1, 1, 1, 1]);
    expect(await counts("OFFICER")).toEqual([1, 1, 1, 1]);
  });
});
