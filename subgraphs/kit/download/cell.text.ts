import type { Cell } from "./download";

const thaiTime = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Bangkok",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** A cell as people read it: times as "2026-11-21 19:00:00" in Thailand. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  return cell instanceof Date ? thaiTime.format(cell) : String(cell);
}
