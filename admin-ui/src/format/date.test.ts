import { formatDate, formatDateTime, formatLongDate, formatRecent, formatTime } from "./date";

/** Dates hold together with no-break spaces; the expectations are easier to read without. */
const plain = (text: string) => text.replaceAll("\u00A0", " ");

describe("dates as people read them", () => {
  test("Thai shows the Buddhist era, English the common era", () => {
    expect(plain(formatDate("2026-11-21T03:42:00Z", "th"))).toBe("21 พ.ย. 2569");
    expect(plain(formatDate("2026-11-21T03:42:00Z", "en"))).toBe("21 Nov 2026");
    expect(formatLongDate("2026-11-21T03:42:00Z", "th")).toBe("วันเสาร์ที่ 21 พฤศจิกายน 2569");
    expect(formatLongDate("2026-11-21T03:42:00Z", "en")).toBe("Saturday 21 November 2026");
  });

  test("the clock is Bangkok’s: 18.00 UTC is already the next day", () => {
    expect(plain(formatDateTime("2026-12-31T18:05:00Z", "th"))).toBe("1 ม.ค. 2570, 01.05 น.");
    expect(plain(formatTime("2026-11-21T03:42:00Z", "en"))).toBe("10:42");
  });

  test("relative only within a day", () => {
    const now = new Date("2026-11-21T03:42:00Z");
    expect(formatRecent("2026-11-21T03:41:30Z", "th", now)).toBe("เมื่อครู่");
    expect(formatRecent("2026-11-21T03:37:00Z", "th", now)).toBe("5 นาทีที่แล้ว");
    expect(formatRecent("2026-11-21T00:42:00Z", "en", now)).toBe("3 h ago");
    expect(formatRecent("2026-11-20T03:42:00Z", "th", now)).toBeNull();
    expect(formatRecent("2026-11-22T03:42:00Z", "th", now)).toBeNull();
  });
});
