import { completenessOf } from "./completeness";

const fields = [
  { field: "nameEn", column: "name_en" },
  { field: "phones", column: "phones" },
  { field: "email", column: "email" },
];

describe("completeness", () => {
  test.each([
    [{ nameEn: "A", phones: [{}], email: "a@b.th" }, 100, []],
    [{ nameEn: null, phones: [], email: undefined }, 0, ["nameEn", "phones", "email"]],
    [{ nameEn: "A", phones: [{}], email: null }, 66, ["email"]],
  ])("of %j is %d%%", (record, percent, missing) => {
    expect(completenessOf(fields, record)).toEqual({ percent, missing });
  });
});
