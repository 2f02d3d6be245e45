import { addressLines } from "./address-lines";

test.each([
  ["", []],
  ["203.0.113.10", ["203.0.113.10"]],
  [" 203.0.113.0/24 \n\n10.0.0.1, 2001:db8::/32\n", ["203.0.113.0/24", "10.0.0.1", "2001:db8::/32"]],
])("%j are %j", (typed, lines) => {
  expect(addressLines(typed)).toEqual(lines);
});
