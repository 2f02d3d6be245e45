/**
 * Dates as people read them: Buddhist era in Thai, common era in English, always the clock of Asia/Bangkok.
 * The API speaks ISO 8601 only; nothing here is ever sent back.
 */

export type Locale = "th" | "en";

const TIME_ZONE = "Asia/Bangkok";
const BUDDHIST_ERA_OFFSET_YEARS = 543;
/** A date or a time is never broken over two lines. */
const NBSP = "\u00A0";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const shortMonths = {
  th: ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
export const longMonths = {
  th: [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};
const weekdays = {
  th: ["วันอาทิตย์", "วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

interface BangkokParts {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
}

const partsFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: TIME_ZONE,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function bangkokParts(value: Date): BangkokParts {
  const parts = Object.fromEntries(partsFormat.formatToParts(value).map((part) => [part.type, part.value]));
  return {
    year: Number(parts.year),
    month: Number(parts.month),
    day: Number(parts.day),
    hour: parts.hour ?? "",
    minute: parts.minute ?? "",
  };
}

function yearIn(locale: Locale, year: number): number {
  return locale === "th" ? year + BUDDHIST_ERA_OFFSET_YEARS : year;
}

/** An instant or a day (ISO 8601) as a short date: "21 พ.ย. 2569" or "21 Nov 2026". */
export function formatDate(value: string | Date, locale: Locale): string {
  const { day, month, year } = bangkokParts(new Date(value));
  return [day, shortMonths[locale][month - 1], yearIn(locale, year)].join(NBSP);
}

/** The long form with its weekday: "วันเสาร์ที่ 21 พฤศจิกายน 2569" or "Saturday 21 November 2026". */
export function formatLongDate(value: string | Date, locale: Locale): string {
  const { day, month, year } = bangkokParts(new Date(value));
  const weekday = weekdays[locale][new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  const separator = locale === "th" ? "ที่ " : " ";
  return `${weekday}${separator}${day} ${longMonths[locale][month - 1]} ${yearIn(locale, year)}`;
}

/** The time of day: "10.42 น." in Thai (official writing has a dot), "10:42" in English. */
export function formatTime(value: string | Date, locale: Locale): string {
  const { hour, minute } = bangkokParts(new Date(value));
  return locale === "th" ? `${hour}.${minute}${NBSP}น.` : `${hour}:${minute}`;
}

/** Date and time: "21 พ.ย. 2569, 10.42 น." */
export function formatDateTime(value: string | Date, locale: Locale): string {
  return `${formatDate(value, locale)}, ${formatTime(value, locale)}`;
}

/**
 * How long ago an instant was, for less than a day ("เมื่อครู่", "5 นาทีที่แล้ว"); null for anything older or in the
 * future, where the date says more.
 */
export function formatRecent(value: string | Date, locale: Locale, now: Date): string | null {
  const elapsedMs = now.getTime() - new Date(value).getTime();
  if (elapsedMs < 0 || elapsedMs >= 24 * HOUR_MS) return null;
  if (elapsedMs < MINUTE_MS) return locale === "th" ? "เมื่อครู่" : "just now";
  if (elapsedMs < HOUR_MS) {
    const minutes = Math.floor(elapsedMs / MINUTE_MS);
    return locale === "th" ? `${minutes} นาทีที่แล้ว` : `${minutes} min ago`;
  }
  const hours = Math.floor(elapsedMs / HOUR_MS);
  return locale === "th" ? `${hours} ชั่วโมงที่แล้ว` : `${hours} h ago`;
}
