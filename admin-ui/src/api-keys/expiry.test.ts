import { expiryDay, expiryMoment } from "./expiry";

const now = new Date("2026-11-21T03:42:00Z");

test("a key works until the end of its day in Bangkok", () => {
  expect(expiryMoment("2026-12-31", now)).toBe("2026-12-31T17:00:00.000Z");
});

test("a year from today still is within the year", () => {
  const day = expiryDay(now, 365);
  expect(day).toBe("2027-11-21");
  const moment = new Date(expiryMoment(day, now));
  expect(moment.getTime()).toBeLessThan(new Date("2027-11-21T03:42:00Z").getTime());
  expect(moment.getTime()).toBeGreaterThan(new Date("2027-11-21T03:00:00Z").getTime());
});

test("later days stay as they are, for the server to refuse", () => {
  expect(expiryMoment("2028-01-01", now)).toBe("2028-01-01T17:00:00.000Z");
});
