import fc from "fast-check";
import { markedParts } from "./marked-parts";

describe("marking what was searched", () => {
  it("marks each word, in any case", () => {
    expect(markedParts("Chiang Mai College", "college chiang")).toEqual([
      { part: "Chiang", isMatch: true },
      { part: " Mai ", isMatch: false },
      { part: "College", isMatch: true },
    ]);
    expect(markedParts("วิทยาลัยเทคนิคเชียงใหม่", "เทคนิค").map(({ isMatch }) => isMatch)).toEqual([false, true, false]);
    expect(markedParts("ก", "")).toEqual([{ part: "ก", isMatch: false }]);
  });

  it("never loses a letter, whatever is searched", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, query) => {
        expect(
          markedParts(text, query)
            .map(({ part }) => part)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
