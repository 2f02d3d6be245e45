import { brokenRule, type RuleName } from "./field-rules";

test.each<[RuleName, unknown, boolean]>([
  ["REQUIRED", "วิทยาลัย", true],
  ["REQUIRED", " ", false],
  ["POSTCODE_FORMAT", "50200", true],
  ["POSTCODE_FORMAT", "๕๐๒๐๐", true],
  ["POSTCODE_FORMAT", "", true],
  ["POSTCODE_FORMAT", "5020", false],
  ["EMAIL_FORMAT", "saraban@cmtc.ac.th", true],
  ["EMAIL_FORMAT", "saraban", false],
  ["NOT_ENGLISH", "Chiang Mai Technical College", true],
  ["NOT_ENGLISH", "วิทยาลัย", false],
])("%s of “%s” holds: %s", (rule, value, holds) => {
  expect(brokenRule("field", value, [rule])).toEqual(holds ? undefined : { field: "field", rule });
});
