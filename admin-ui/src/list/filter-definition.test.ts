import {
  booleanFilter,
  choiceOf,
  isSameFilter,
  oneOfListFilter,
  withChoice,
  withoutFilter,
  type ChoiceFilter,
} from "./filter-definition";

const base: ChoiceFilter = {
  kind: "choice",
  key: "typeCode",
  label: "list.filters",
  anyLabel: "list.any",
  useChoices: () => [],
};

test("a choice becomes a field of the filter, no choice takes it away", () => {
  expect(withChoice(base, { text: "x" }, "local")).toEqual({ text: "x", typeCode: "local" });
  expect(withChoice(base, { text: "x", typeCode: "local" }, "")).toEqual({ text: "x" });
});

test("another type clears the sub-type, which belonged to the former type", () => {
  const type = { ...base, clears: ["subTypeCode"] };
  expect(withChoice(type, { typeCode: "a", subTypeCode: "a1" }, "b")).toEqual({ typeCode: "b" });
});

test("booleans and lists keep the shape of the API", () => {
  const pinned = { ...base, key: "isPinned", ...booleanFilter };
  expect(withChoice(pinned, {}, "false")).toEqual({ isPinned: false });
  expect(choiceOf(pinned, { isPinned: false })).toBe("false");
  const level = { ...base, key: "levels", ...oneOfListFilter };
  expect(withChoice(level, {}, "AGENCY")).toEqual({ levels: ["AGENCY"] });
  expect(choiceOf(level, { levels: ["AGENCY"] })).toBe("AGENCY");
  expect(choiceOf(level, {})).toBe("");
});

test("filters are compared by content", () => {
  expect(isSameFilter({ a: 1, b: false }, { b: false, a: 1 })).toBe(true);
  expect(isSameFilter({ isPinned: false }, {})).toBe(false);
  expect(withoutFilter({ a: 1, b: 2 }, "a")).toEqual({ b: 2 });
});
