import { Calendar } from "../../kit/calendar/working-days";
import { LookUpLimit } from "./registration.limits";
import { ageOf, promisedBy } from "./registration.promise";

const calendar = new Calendar([2026], [{ date: "2026-04-13", provinceCode: null }]);
const at = (instant: string) => new Date(instant);

describe("what is promised for a request", () => {
  test.each([
    ["2026-04-10T03:00:00Z", "2026-04-10T09:00:00Z", 0, "the day it came is not counted"],
    ["2026-04-10T03:00:00Z", "2026-04-14T03:00:00Z", 1, "over a weekend and a holiday"],
    ["2026-04-10T16:59:59Z", "2026-04-10T17:00:00Z", 0, "midnight in Bangkok, into a Saturday"],
    ["2026-04-06T03:00:00Z", "2026-04-28T03:00:00Z", 15, "the last day that is promised"],
  ])("sent %s, looked at %s: %d working days, %s", (sent, now, age) => {
    expect(ageOf(calendar, at(sent), at(now))).toBe(age);
  });

  test("is the fifteenth working day, and nothing where the calendar ends", () => {
    expect(promisedBy(calendar, at("2026-04-06T03:00:00Z"))).toBe("2026-04-28");
    expect(promisedBy(calendar, at("2026-12-28T03:00:00Z"))).toBeNull();
    expect(ageOf(calendar, at("2026-12-28T03:00:00Z"), at("2027-01-05T03:00:00Z"))).toBeNull();
  });
});

describe("look-ups of an address", () => {
  const tries = (limit: LookUpLimit, address: string | null, now: number) => () => limit.count(address, now);

  test("are so many a minute; others and later ones go on", () => {
    const limit = new LookUpLimit(2);
    for (const now of [0, 10_000]) expect(tries(limit, "203.0.113.7", now)).not.toThrow();
    expect(tries(limit, "203.0.113.7", 20_000)).toThrow(
      expect.objectContaining({ extensions: { code: "RATE_LIMITED", retryAfterSeconds: 40 } }),
    );
    expect(tries(limit, "203.0.113.8", 20_000)).not.toThrow();
    expect(tries(limit, "203.0.113.7", 60_001)).not.toThrow();
    expect(tries(limit, null, 20_000)).not.toThrow();
  });
});
