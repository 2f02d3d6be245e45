import { pinState } from "./pin-state";

const pin = { isConfirmed: true, isAbroad: false, matchesAddress: true };

test.each([
  [null, "NOT_PINNED"],
  [{ ...pin, isConfirmed: false }, "NOT_PINNED"],
  [pin, "PINNED"],
  [{ ...pin, matchesAddress: false }, "PIN_OUTSIDE_DISTRICT"],
  [{ ...pin, isAbroad: true, matchesAddress: false }, "PIN_ABROAD"],
])("%j is %s", (value, state) => {
  expect(pinState(value)).toBe(state);
});
