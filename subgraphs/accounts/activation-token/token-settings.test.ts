import { readLifetimeDays } from "./token-settings";

test.each([
  [undefined, 180],
  ["", 180],
  ["none", null],
  ["1", 1],
  ["3650", 3650],
])("a lifetime of %j means %j days", (value, days) => {
  expect(readLifetimeDays(value)).toBe(days);
});

test.each([["0"], ["-1"], ["1.5"], ["3651"], ["forever"], ["1e1000"]])("a lifetime of %j is refused", (value) => {
  expect(() => readLifetimeDays(value)).toThrow("PAKMUT_TOKEN_LIFETIME_DAYS must be");
});
