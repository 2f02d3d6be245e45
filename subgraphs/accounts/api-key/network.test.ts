import { readNetwork } from "./network";

test.each([
  ["203.0.113.7", "203.0.113.7/32"],
  [" 203.0.113.0/24 ", "203.0.113.0/24"],
  ["0.0.0.0/0", "0.0.0.0/0"],
  ["2001:db8::/32", "2001:db8::/32"],
  ["2001:DB8::1", "2001:DB8::1/128"],
  ["203.0.113.0/33", null],
  ["2001:db8::/129", null],
  ["203.0.113.0/", null],
  ["203.0.113.0/24/24", null],
  ["203.0.113.0/-1", null],
  ["203.0.113", null],
  ["fe80::1%eth0", null],
  ["example.go.th", null],
  ["๑.๑.๑.๑", null],
  ["'); drop table api_keys; --", null],
  ["", null],
])("%j is read as %j", (text, network) => expect(readNetwork(text)).toBe(network));
