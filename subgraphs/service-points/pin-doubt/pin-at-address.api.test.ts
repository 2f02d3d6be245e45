import type { TestClient } from "../../../local/testing/test-client";
import type { TestPakmut } from "../../../local/testing/test-pakmut";
import { addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { districtsWithin, findDistrict } from "../place/boundary-index";
import { at, chiangMai, inChiangMai, pin, PinStory, place } from "../../../local/testing/pin-story";

describe("a pin beside its address", () => {
  let pakmut: TestPakmut;
  let college: TestNode;
  let officer: TestClient;
  let lookAtAll: PinStory["lookAtAll"];
  let doubtsOf: PinStory["doubtsOf"];

  beforeAll(async () => {
    ({ pakmut, college, officer, lookAtAll, doubtsOf } = await PinStory.open());
  });
  afterAll(() => pakmut.close());
  beforeEach(() => pakmut.sql("delete from service_points.service_points"));

  const addJudged = async (columns: Record<string, unknown>, nameTh = "จุดบริการ"): Promise<string[]> => {
    const id = await addServicePoint(pakmut, nameTh, college, columns);
    await lookAtAll();
    return doubtsOf(id);
  };

  /** A point of one district that is less than two kilometres from another. */
  function nearBorder(): { latitude: number; longitude: number } {
    const maeRim = { latitude: 18.913, longitude: 98.94 };
    for (let step = 0; step < 1_000; step += 1) {
      const share = step / 1_000;
      const latitude = chiangMai.latitude + (maeRim.latitude - chiangMai.latitude) * share;
      const longitude = chiangMai.longitude + (maeRim.longitude - chiangMai.longitude) * share;
      const isInside = findDistrict(latitude, longitude)?.districtCode === "5001";
      if (isInside && districtsWithin(latitude, longitude).includes("5007")) return { latitude, longitude };
    }
    throw new Error("The two districts have no border.");
  }

  test.each<[string, () => Record<string, unknown>, string[]]>([
    ["in the district of its address", () => ({ ...at(), ...inChiangMai }), []],
    ["in another province", () => ({ ...at(), province_code: "10", district_code: "1001" }), ["OUTSIDE_PROVINCE"]],
    ["in another province, without a district", () => ({ ...at(), province_code: "10" }), ["OUTSIDE_PROVINCE"]],
    ["in another district", () => ({ ...at(), province_code: "50", district_code: "5007" }), ["OUTSIDE_DISTRICT"]],
    [
      "in another district, two kilometres from its own",
      () => ({ ...at(nearBorder()), province_code: "50", district_code: "5007" }),
      [],
    ],
    [
      "far from its sub-district",
      () => ({ ...place(19.3, 98.97), province_code: "50", subdistrict_code: "500101" }),
      ["FAR_FROM_ADDRESS"],
    ],
    // ศรีภูมิ is known by the point 18.796, 98.985; a hundredth of a degree is 1.1 kilometres.
    ["19 kilometres from its sub-district", () => ({ ...place(18.966, 98.985), subdistrict_code: "500101" }), []],
    [
      "21 kilometres from its sub-district",
      () => ({ ...place(18.986, 98.985), subdistrict_code: "500101" }),
      ["FAR_FROM_ADDRESS"],
    ],
    [
      "confirmed without a word, in another province",
      () => ({ ...at(), province_code: "10", pin_confirmed_at: "2026-11-01" }),
      ["OUTSIDE_PROVINCE"],
    ],
    [
      "whose reason nobody has confirmed",
      () => ({ ...at(), province_code: "10", pin_reason: "ของเดิม" }),
      ["OUTSIDE_PROVINCE"],
    ],
    [
      "explained by an officer",
      () => ({ ...at(), province_code: "10", pin_confirmed_at: "2026-11-01", pin_reason: "สำนักงานสนาม" }),
      [],
    ],
    ["of a hidden service point", () => ({ ...at(), province_code: "10", status: "HIDDEN" }), []],
    ["abroad", () => ({ ...place(48.86, 2.3), pin_is_abroad: true }), []],
    [
      "abroad, of an office with an address here",
      () => ({ ...place(48.86, 2.3), pin_is_abroad: true, province_code: "10", district_code: "1001" }),
      [],
    ],
    ["nowhere", () => ({ province_code: "10" }), []],
  ])("%s", async (_name, columns, doubts) => {
    expect(await addJudged(columns())).toEqual(doubts);
  });

  test("just across a border needs no word, and is shown as one that fits", async () => {
    const id = await addServicePoint(pakmut, "จุดชายแดน", college, { province_code: "50", district_code: "5007" });
    const { pinServicePoint } = await officer.ask(pin, { id, version: 1, ...nearBorder() });
    expect(pinServicePoint).toEqual({ version: 2, pinDoubts: [], pin: { matchesAddress: true, reason: null } });
  });
});
