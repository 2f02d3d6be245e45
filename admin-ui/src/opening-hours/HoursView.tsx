import { useEffect, useState } from "react";
import { styled } from "@mui/material/styles";
import type { Facility, OpeningHoursInput } from "../data/generated/graphql";
import { formatDate } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { StatusChip } from "../status/StatusChip";
import { hoursValueOf } from "./hours-value";
import { openText, rangesText, weekLines } from "./hours-text";

const MINUTE_MS = 60_000;

const Lines = styled("dl")({
  margin: 0,
  display: "grid",
  gridTemplateColumns: "max-content minmax(0, 1fr)",
  gap: "0 16px",
  "& dt": { fontWeight: 400 },
  "& dd": { margin: 0, fontVariantNumeric: "tabular-nums" },
});

interface OpenNow {
  isOpenNow?: boolean | null;
  nextChangeAt?: string | null;
}

/** Is it open now, and until when; nothing where that is not known. Its words follow the clock. */
export function OpenFact({ of }: { of: OpenNow }) {
  const text = useText();
  const [locale] = useLocale();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  // The change that was told has happened: what is so now is asked with the page, not guessed here.
  const isPast = of.nextChangeAt && new Date(of.nextChangeAt) <= now;
  const words = isPast ? null : openText(of, now, locale, text);
  return words && <StatusChip state={of.isOpenNow ? "OPEN" : "SHUT"} values={{ words }} />;
}

/** Opening hours for reading. */
export function HoursView({ hours }: { hours: OpeningHoursInput }) {
  const text = useText();
  const [locale] = useLocale();
  const value = hoursValueOf(hours);
  if (!value) return null;
  const holidays =
    value.holidayRule === "OWN_HOURS"
      ? rangesText(value.holidayRanges, locale, text)
      : text(`hours.rules.${value.holidayRule}`);
  const day = (date: string) => formatDate(`${date}T00:00:00Z`, locale);
  const lines = [
    ...weekLines(value, locale, text),
    { days: text("hours.holidays"), hours: holidays },
    ...value.exceptions.map(({ firstDate, lastDate, note, ranges }) => ({
      days: firstDate === lastDate ? day(firstDate) : `${day(firstDate)}–${day(lastDate)}`,
      hours: [rangesText(ranges, locale, text), note].filter(Boolean).join(" · "),
    })),
  ];
  return (
    <Lines>
      {lines.map(({ days, hours: of }) => (
        <div key={days} style={{ display: "contents" }}>
          <dt>{days}</dt>
          <dd>{of}</dd>
        </div>
      ))}
    </Lines>
  );
}

/** Facilities for reading. */
export function FacilityNames({ facilities }: { facilities: readonly Facility[] }) {
  const text = useText();
  return facilities.map((facility) => text(`hours.facilities.${facility}`)).join(", ");
}
