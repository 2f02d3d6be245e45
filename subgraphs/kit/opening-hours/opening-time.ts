import { arabicDigits } from "../text/normalise-thai";
import { dayMinutes } from "../calendar/calendar-day";

/** Minutes since midnight of "08:30", "8.30" or "๘.๓๐"; "24:00" is 1440. `null` for what is no time of day. */
export function minutesOf(text: string): number | null {
  const [, hour, minute] = /^\s*(\d{1,2})[.:](\d{2})\s*$/.exec(arabicDigits(text)) ?? [];
  if (hour === undefined || minute === undefined || Number(minute) > 59) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= dayMinutes ? minutes : null;
}

/** "08:30" */
export const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
