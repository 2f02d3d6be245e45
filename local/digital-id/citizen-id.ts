import { arabicDigits } from "../../subgraphs/kit/text/normalise-thai";

const weightOfFirst = 13;

/** The thirteenth digit that belongs to the first twelve. */
export function checkDigitOf(firstTwelve: string): number {
  const sum = [...firstTwelve].reduce((total, digit, index) => total + Number(digit) * (weightOfFirst - index), 0);
  return (11 - (sum % 11)) % 10;
}

/** A text as bare letters and digits: people copy what stands on the card, with its hyphens and spaces. */
export const bare = (text: string): string => arabicDigits(text).replace(/[\s\-–—.]/g, "");

/** The thirteen digits of a citizen ID; "form" or "sum" tells why it is none. */
export function readCitizenId(text: string): { citizenId: string } | { fault: "form" | "sum" } {
  const digits = bare(text);
  if (!/^[0-9]{13}$/.test(digits)) return { fault: "form" };
  if (checkDigitOf(digits.slice(0, 12)) !== Number(digits[12])) return { fault: "sum" };
  return { citizenId: digits };
}
