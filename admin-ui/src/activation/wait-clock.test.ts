import { waitClock } from "./wait-clock";

test.each([
  [720, { unit: "minutes", count: 12, face: "12:00" }],
  [719.2, { unit: "minutes", count: 12, face: "12:00" }],
  [702, { unit: "minutes", count: 12, face: "11:42" }],
  [61, { unit: "minutes", count: 2, face: "1:01" }],
  [60, { unit: "seconds", count: 60, face: "1:00" }],
  [0.3, { unit: "seconds", count: 1, face: "0:01" }],
  [0, null],
  [-5, null],
] as const)("%s seconds", (seconds, clock) => {
  expect(waitClock(seconds)).toEqual(clock);
});
