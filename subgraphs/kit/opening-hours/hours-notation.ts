import { Weekday, weekdays } from "../calendar/calendar-day";
import type { FileLanguage } from "../download/copied-table";
import type { ImportColumn } from "../import/import-column";

/** How a file writes opening hours: "จ–ศ 08:30–12:00, 13:00–16:30; ส–อา ปิด; วันหยุดราชการ ปิด". */
export interface HoursWords {
  /** Monday to Sunday. */
  days: readonly string[];
  everyDay: string;
  holidays: string;
  closed: string;
  allDay: string;
  asUsual: string;
}

export const hoursWords: Readonly<Record<FileLanguage, HoursWords>> = {
  th: {
    days: ["จ", "อ", "พ", "พฤ", "ศ", "ส", "อา"],
    everyDay: "ทุกวัน",
    holidays: "วันหยุดราชการ",
    closed: "ปิด",
    allDay: "24 ชั่วโมง",
    asUsual: "ตามปกติ",
  },
  en: {
    days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    everyDay: "daily",
    holidays: "holidays",
    closed: "closed",
    allDay: "24 hours",
    asUsual: "as usual",
  },
};

const fullThaiDays = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"];

/** What else people write for a day. */
export const dayNames: Readonly<Record<Weekday, readonly string[]>> = Object.fromEntries(
  weekdays.map((day, index) => {
    const [th, full, en] = [hoursWords.th.days[index], fullThaiDays[index], hoursWords.en.days[index]] as string[];
    return [day, [`${th}`, `${th}.`, `${full}`, `วัน${full}`, `${en}`, `${en}.`]];
  }),
) as unknown as Record<Weekday, readonly string[]>;

/** The two columns of opening hours in a file: the week with public holidays, and days that differ. */
export const hoursColumns: readonly ImportColumn[] = [
  {
    field: "openingHours",
    th: "เวลาทำการ",
    en: "opening hours",
    aliases: ["เวลาเปิดปิด", "เวลาเปิดทำการ", "hours"],
    helpTh:
      "เช่น จ–ศ 08:30–12:00, 13:00–16:30; ส–อา ปิด; วันหยุดราชการ ปิด ใส่ ทุกวัน, 24 ชั่วโมง, วันหยุดราชการ ตามปกติ ก็ได้ วันที่ไม่ได้ใส่คือปิด",
    helpEn:
      "such as Mon–Fri 08:30–12:00, 13:00–16:30; Sat–Sun closed; holidays closed. Also: daily, 24 hours, holidays as usual. A day that is not given is closed",
  },
  {
    field: "specialDays",
    th: "วันพิเศษ",
    en: "special days",
    helpTh:
      'วันที่เวลาต่างจากปกติ (ปี ค.ศ.) เช่น 2026-12-28–2026-12-30 ปิด "ปรับปรุงอาคาร"; 2027-01-09 09:00–12:00 ใส่ทั้งหมดที่มี ใส่ ไม่มี เพื่อลบทั้งหมด',
    helpEn:
      'days that differ, such as 2026-12-28–2026-12-30 closed "Repairs"; 2027-01-09 09:00–12:00: all that there are; none to remove them',
  },
];
