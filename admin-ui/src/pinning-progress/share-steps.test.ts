import fc from "fast-check";
import { SHARE_STEPS, shareStepOf } from "./share-steps";

const from = (pinned: number, total: number) => shareStepOf(pinned, total)?.from;

test("only what is pinned whole has the colour of it", () => {
  expect([from(0, 5), from(1, 4), from(1, 2), from(3, 4), from(5, 5)]).toEqual([0, 25, 50, 75, 100]);
  expect(from(99_999, 100_000)).toBe(75);
  expect(shareStepOf(0, 0)).toBeUndefined();
});

test("every share has one step", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
      expect(SHARE_STEPS).toContain(shareStepOf(Math.floor(total * share), total));
    }),
  );
});
