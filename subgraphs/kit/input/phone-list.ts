import type { PhoneNumber } from "../record/record.types";
import type { FieldChecks } from "./check-fields";
import { readPhoneNumber } from "./phone-number";

const maxPhones = 10;

/** A phone number as one text that `readPhoneNumber` reads again. */
export const phoneText = ({ number, extension }: PhoneNumber): string =>
  extension ? `${number} ต่อ ${extension}` : number;

/** Reads a list of phone numbers; empty lines are left out, each wrong one is told at its place. */
export function checkPhoneNumbers(checks: FieldChecks, field: string, texts: readonly string[]): PhoneNumber[] {
  if (texts.length > maxPhones) checks.add(field, "TOO_MANY", { max: maxPhones });
  return texts.flatMap((text, index) => {
    if (!text.trim()) return [];
    const phone = readPhoneNumber(text);
    if (phone) return [phone];
    checks.add(`${field}.${index}`, "PHONE_FORMAT");
    return [];
  });
}
