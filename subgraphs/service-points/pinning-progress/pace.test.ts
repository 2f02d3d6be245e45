import fc from "fast-check";
import { isoDayOf } from "../../kit/calendar/calendar-day";
import { daysUntil, neededPerWeek } from "./pace";

describe("the pace that a target asks for", () => {
  it.each([
    [0, "2026-11-21", "2026-11-01", 0],
    [12, "2026-11-21", "2026-11-20", null],
    [12, "2026-11-21", "2026-11-21", 12],
    [12, "2026-11-21", "2026-11-27", 12],
    [12, "2026-11-21", "2026-12-04", 6],
    [13, "2026-11-21", "2026-12-04", 7],
  ])("%i left on %s until %s: %p a week", (remaining, today, target, wanted) => {
    expect(neededPerWeek(remaining, today, target)).toBe(wanted);
  });

  it("is enough, and no more than enough", () => {
    const day = fc.integer({ min: 15_000, max: 40_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), day, fc.integer({ min: 0, max: 800 }), (left, today, ahead) => {
        const [from, until] = [isoDayOf(today), isoDayOf(today + ahead)];
        const pace = neededPerWeek(left, from, until) as number;
        const weeks = Math.max(1, daysUntil(from, until) / 7);
        expect(pace * weeks).toBeGreaterThanOrEqual(left - 1e-6);
        expect((pace - 1) * weeks).toBeLessThan(left);
      }),
    );
  });
});
