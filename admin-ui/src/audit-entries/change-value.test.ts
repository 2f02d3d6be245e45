import { readChangeValue } from "./change-value";

const words = new Set(["VISIBLE", "HIDDEN", "csv", "true"]);
const id = "01a1fe38-2c6e-7ad0-acf6-d5fceb678315";

test.each([
  ["status", "HIDDEN", { kind: "word", key: "HIDDEN" }],
  ["status", null, { kind: "nothing" }],
  ["phones", "[]", { kind: "nothing" }],
  ["role", "BI_READER", { kind: "roles", roles: ["BI_READER"] }],
  ["roles", '["BI_READER","HANDBOOK_AUTHOR"]', { kind: "roles", roles: ["BI_READER", "HANDBOOK_AUTHOR"] }],
  ["organisationId", id, { kind: "organisation", id }],
  ["organisationIds", `["${id}"]`, { kind: "organisations", ids: [id] }],
  ["organisationIds", JSON.stringify(Array(6).fill(id)), { kind: "many", count: 6 }],
  ["ids", `["${id}"]`, { kind: "many", count: 1 }],
  ["expiresAt", "2027-11-21T17:00:00.000Z", { kind: "moment", at: "2027-11-21T17:00:00.000Z" }],
  ["total", "45", { kind: "number", value: 45 }],
  [
    "phones",
    '[{"number":"053217708","extension":null},{"number":"026126060","extension":"1800"}]',
    { kind: "text", text: "053 217 708, 02 612 6060 ต่อ 1800" },
  ],
  // Codes and numbers of telephones keep their noughts.
  ["postcode", "00123", { kind: "text", text: "00123" }],
  ["allowedAddresses", '["203.0.113.0/24","10.0.0.1"]', { kind: "text", text: "203.0.113.0/24, 10.0.0.1" }],
  ["filter", "{}", { kind: "nothing" }],
  ["filter", `{"level":"HIDDEN","text":null}`, { kind: "object", parts: [["level", { kind: "word", key: "HIDDEN" }]] }],
  // What only looks like JSON was typed by somebody.
  ["addressTh", "[อาคาร 2]", { kind: "text", text: "[อาคาร 2]" }],
  ["website", "{ไม่มี", { kind: "text", text: "{ไม่มี" }],
])("%s %j", (field, value, expected) => {
  expect(readChangeValue(field, value, words)).toEqual(expected);
});
