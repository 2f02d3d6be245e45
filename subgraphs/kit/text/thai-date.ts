const short = new Intl.DateTimeFormat("th-TH-u-ca-buddhist-nu-latn", {
  timeZone: "Asia/Bangkok",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const long = new Intl.DateTimeFormat("th-TH-u-ca-buddhist-nu-latn", {
  timeZone: "Asia/Bangkok",
  day: "numeric",
  month: "long",
  year: "numeric",
});

const partsOf = (format: Intl.DateTimeFormat, date: Date): string => {
  const part = (type: string): string => format.formatToParts(date).find((each) => each.type === type)?.value ?? "";
  return `${part("day")} ${part("month")} ${part("year")}`;
};

/** "21 พ.ย. 2569": a day in Thailand, in the Buddhist era. */
export const thaiDate = (date: Date): string => partsOf(short, date);

/** "21 พฤศจิกายน 2569" */
export const longThaiDate = (date: Date): string => partsOf(long, date);
