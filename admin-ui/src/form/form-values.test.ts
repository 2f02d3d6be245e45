import fc from "fast-check";
import { changedFields, changesOf, isEmptyValue, mergeEdits } from "./form-values";

const base = { nameTh: "วิทยาลัย", nameEn: null, phones: ["053 217 708"], postcode: "50200" };

describe("what a save sends", () => {
  test("only what changed; emptied fields are cleared", () => {
    expect(changesOf(base, { ...base, nameEn: "College", postcode: "" })).toEqual({
      nameEn: "College",
      postcode: null,
    });
  });

  test("an empty text where there was nothing is no change, nor is a space at the end", () => {
    expect(changedFields(base, { ...base, nameEn: "", nameTh: "วิทยาลัย " })).toEqual([]);
  });

  test("empty lines of a list are left out", () => {
    expect(changesOf(base, { ...base, phones: ["053 217 708", " ", "1111"] })).toEqual({
      phones: ["053 217 708", "1111"],
    });
    expect(isEmptyValue(["", " "])).toBe(true);
  });
});

describe("two people edited the same record", () => {
  test("different fields merge without a question", () => {
    const merge = mergeEdits(base, { ...base, nameEn: "Mine" }, { ...base, postcode: "50300" });
    expect(merge).toEqual({ values: { ...base, nameEn: "Mine", postcode: "50300" }, rows: [] });
  });

  test("the same field asks, and keeps mine meanwhile", () => {
    const merge = mergeEdits(base, { ...base, nameEn: "Mine" }, { ...base, nameEn: "Theirs" });
    expect(merge.values.nameEn).toBe("Mine");
    expect(merge.rows).toEqual([{ field: "nameEn", base: null, theirs: "Theirs", mine: "Mine" }]);
  });

  test("the same edit twice is no conflict", () => {
    expect(mergeEdits(base, { ...base, nameEn: "Same" }, { ...base, nameEn: "Same" }).rows).toEqual([]);
  });

  test("nothing that I typed is ever lost", () => {
    const values = fc.record({ a: fc.string(), b: fc.string(), c: fc.string() });
    fc.assert(
      fc.property(values, values, values, (before, mine, theirs) => {
        const merge = mergeEdits(before, mine, theirs);
        return changedFields(before, mine).every((field) => merge.values[field] === mine[field as keyof typeof mine]);
      }),
    );
  });
});
