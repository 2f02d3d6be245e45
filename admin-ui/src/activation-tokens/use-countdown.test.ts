import { secondsLeft } from "./use-countdown";

test.each([
  [60_000, 0, 60],
  [60_000, 1, 60],
  [60_000, 59_001, 1],
  [60_000, 60_000, 0],
  [60_000, 90_000, 0],
])("until %d at %d: %d seconds", (endsAt, now, seconds) => {
  expect(secondsLeft(endsAt, now)).toBe(seconds);
});
