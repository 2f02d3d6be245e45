import { isReviewDue } from "./review-due";

const now = new Date("2026-11-21T12:00:00Z");

test.each([
  ["given two years ago, never confirmed", { grantedAt: "2024-11-01T00:00:00Z", confirmedAt: null }, true],
  [
    "given two years ago, confirmed last month",
    { grantedAt: "2024-11-01T00:00:00Z", confirmedAt: "2026-10-21T00:00:00Z" },
    false,
  ],
  ["confirmed a year and a day ago", { grantedAt: "2020-01-01T00:00:00Z", confirmedAt: "2025-11-20T00:00:00Z" }, true],
  ["given this year", { grantedAt: "2026-02-01T00:00:00Z" }, false],
])("%s", (_what, grant, isDue) => {
  expect(isReviewDue(grant, now)).toBe(isDue);
});
