import { arabicDigits } from "../text/normalise-thai";
import type { PhoneNumber } from "../record/record.types";

const extensionPattern = /(?:ต่อ|#|ext\.?)\s*(\d{1,6}(?:\s*[-,]\s*\d{1,6})*)$/i;
/** Land lines have nine digits (02, 03x, 04x, 05x, 07x), mobile phones ten (06, 08, 09), hotlines four. */
const nationalNumber = /^(?:0[23457]\d{7}|0[689]\d{8}|1\d{3})$/;

/**
 * Reads a Thai telephone number as people write it: "02 612 6060 ต่อ 1800", "+66 89-000-0000", "1111", Thai digits.
 * @returns the digits and the extension, or `null` when it is no such number
 */
export function readPhoneNumber(text: string): PhoneNumber | null {
  const plain = arabicDigits(text).trim();
  const extension = extensionPattern.exec(plain);
  const main = extension ? plain.slice(0, extension.index) : plain;
  if (/[^\d\s()+.-]/.test(main)) return null;
  const number = main.replace(/[^\d+]/g, "").replace(/^\+66/, "0");
  if (!nationalNumber.test(number)) return null;
  return { number, extension: extension?.[1]?.replace(/\s/g, "") ?? null };
}
