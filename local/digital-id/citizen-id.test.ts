import fc from "fast-check";
import { checkDigitOf, readCitizenId } from "./citizen-id";

const valid = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .map((digits) => digits.join(""))
  .map((digits) => `${digits}${checkDigitOf(digits)}`);

describe("a citizen ID", () => {
  test.each([
    ["1100000000016", "1100000000016"],
    ["1-9999-99999-99-9", "1999999999999"],
    [" 8 0000 00000 08 1 ", "8000000000081"],
    ["๑๑๐๐๐๐๐๐๐๐๐๑๖", "1100000000016"],
    ["๑-๑๐๐๐-๐๐๐๐๐-๐๑-๖", "1100000000016"],
  ])("%s is read", (text, citizenId) => expect(readCitizenId(text)).toEqual({ citizenId }));

  test.each([
    ["", "form"],
    ["110000000001", "form"],
    ["11000000000160", "form"],
    ["110000000001x", "form"],
    ["1100000000017", "sum"],
    ["๑๑๐๐๐๐๐๐๐๐๐๑๗", "sum"],
  ])("%s is none (%s)", (text, fault) => expect(readCitizenId(text)).toEqual({ fault }));

  test("one wrong digit does not pass, except where the sum cannot tell: the third weighs 11, and two sums end in 1", () => {
    fc.assert(
      fc.property(valid, fc.nat(11), fc.integer({ min: 1, max: 9 }), (id, place, step) => {
        const digit = (Number(id[place]) + step) % 10;
        const changed = `${id.slice(0, place)}${digit}${id.slice(place + 1)}`;
        const accepted = "citizenId" in readCitizenId(changed);
        expect(accepted).toBe(checkDigitOf(changed.slice(0, 12)) === Number(id[12]));
        if (place !== 2 && id[12] !== "1") expect(accepted).toBe(false);
      }),
    );
  });
});
