import { judgePin, pinProblem, type PinPlace } from "./pin-verdict";

const mueang: PinPlace = {
  isInThailand: true,
  province: { code: "50", nameTh: "เชียงใหม่", nameEn: "Chiang Mai" },
  district: { code: "5001", nameTh: "เมืองเชียงใหม่", nameEn: "Mueang Chiang Mai" },
  subdistrict: null,
  nearbyDistrictCodes: ["5001"],
};
const atBorder: PinPlace = { ...mueang, nearbyDistrictCodes: ["5001", "5007", "5101"] };
const abroad: PinPlace = {
  isInThailand: false,
  province: null,
  district: null,
  subdistrict: null,
  nearbyDistrictCodes: [],
};

describe("a pin beside its address", () => {
  it.each([
    ["the same district", mueang, { provinceCode: "50", districtCode: "5001" }, "matches"],
    ["another district of the province", mueang, { provinceCode: "50", districtCode: "5007" }, "differs"],
    ["another district whose border is near", atBorder, { provinceCode: "50", districtCode: "5007" }, "matches"],
    ["another province whose border is near", atBorder, { provinceCode: "51" }, "no-address"],
    ["another province", mueang, { provinceCode: "10", districtCode: "1001" }, "differs"],
    ["another province, no district chosen", mueang, { provinceCode: "10" }, "differs"],
    ["the same province, no district chosen", mueang, { provinceCode: "50", districtCode: "" }, "no-address"],
    ["no address yet", mueang, { provinceCode: null, districtCode: null }, "no-address"],
    ["a place abroad", abroad, { provinceCode: "50", districtCode: "5001" }, "abroad"],
  ] as const)("%s", (_case, place, address, verdict) => {
    expect(judgePin(place, address)).toBe(verdict);
  });

  it("needs a reason outside its district, and its word that it is abroad", () => {
    expect(pinProblem("differs", { isAbroad: false, reason: " " })).toBe("map.pin.reasonRequired");
    expect(pinProblem("differs", { isAbroad: false, reason: "อยู่อีกฝั่งถนน" })).toBeUndefined();
    expect(pinProblem("abroad", { isAbroad: false, reason: "" })).toBe("map.pin.abroadRequired");
    expect(pinProblem("abroad", { isAbroad: true, reason: "" })).toBeUndefined();
    expect(pinProblem("matches", { isAbroad: false, reason: "" })).toBeUndefined();
  });
});
