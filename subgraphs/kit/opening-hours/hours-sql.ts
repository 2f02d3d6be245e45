import type { CopiedColumn, FileLanguage } from "../download/copied-table";
import type { OfficeColumns } from "../directory/office-columns";
import { hoursWords } from "./hours-notation";

/** SQL of the ranges of one day (JSON) in words. */
function rangesText(ranges: string, language: FileLanguage): string {
  const { closed, allDay } = hoursWords[language];
  return `case when ${ranges} = '[]' then '${closed}'
    when ${ranges} = '[{"opensAt":"00:00","closesAt":"24:00"}]' then '${allDay}'
    else (select string_agg((range ->> 'opensAt') || '–' || (range ->> 'closesAt'), ', ' order by place)
      from jsonb_array_elements(${ranges}) with ordinality as of_day (range, place)) end`;
}

/** SQL of a week and its public holidays in words: days in a row that have the same hours are told together. */
export function weekText(hours: string, language: FileLanguage): string {
  const { days, everyDay, holidays, closed, asUsual } = hoursWords[language];
  const name = (place: string): string => `('{${days.join()}}'::text[])[${place}]`;
  return `select string_agg(
      case when opens = 1 and ends = 7 then '${everyDay}' when opens = ends then ${name("opens")}
        else ${name("opens")} || '–' || ${name("ends")} end || ' ' || text, '; ' order by opens)
      || '; ${holidays} ' || case ${hours} ->> 'holidayRule' when 'CLOSED' then '${closed}' when 'AS_USUAL' then '${asUsual}'
        else ${rangesText(`(${hours} -> 'holidayRanges')`, language)} end as week
    from (
      select text, min(place) as opens, max(place) as ends from (
        select place, text, place - row_number() over (partition by text order by place) as island from (
          select place, ${rangesText("(day -> 'ranges')", language)} as text
          from jsonb_array_elements(${hours} -> 'week') with ordinality as of_week (day, place)
        ) told
      ) islands group by text, island
    ) told_together where ${hours} is not null`;
}

/** SQL of the days that differ, each with its note in quotation marks. */
export function specialDaysText(hours: string, language: FileLanguage): string {
  return `select string_agg(
      (special ->> 'firstDate') || case when special -> 'firstDate' = special -> 'lastDate' then '' else '–' || (special ->> 'lastDate') end
      || ' ' || ${rangesText("(special -> 'ranges')", language)}
      || coalesce(' "' || replace(special ->> 'note', '"', '""') || '"', ''), '; ' order by place)
    from jsonb_array_elements(${hours} -> 'exceptions') with ordinality as specials (special, place)`;
}

/**
 * Opening hours in two columns, as an import reads them again (`hours-cells.ts`); of `joinHours`.
 * @param hours SQL of the JSON
 */
export function hoursCopied(make: OfficeColumns, hours: string): CopiedColumn[] {
  const specials = `case when ${hours} -> 'exceptions' <> '[]' then (${specialDaysText(hours, make.language)}) end`;
  return [
    make.made("text", "openingHours", "told_hours.week", hours),
    make.made("text", "specialDays", specials, `${hours} -> 'exceptions'`),
  ];
}

/** Joins the hours in words: most offices have the same, so that they are put together once for all of these. */
export const joinHours = (hours: string, language: FileLanguage): string =>
  `left join lateral (${weekText(hours, language)}) told_hours on true`;
