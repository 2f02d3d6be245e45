/** A telephone number as the API gives it: digits only, the extension apart. */
export interface PhoneParts {
  number: string;
  extension?: string | null;
}

/** Digits in the groups people read aloud: 09 8883 6906 (mobile), 053 217 708 (land line), 02 612 6060 (Bangkok), 1111. */
export function groupPhoneDigits(digits: string): string {
  if (/^0[689]\d{8}$/.test(digits)) return `${digits.slice(0, 2)} ${digits.slice(2, 6)} ${digits.slice(6)}`;
  if (/^02\d{7}$/.test(digits)) return `02 ${digits.slice(2, 5)} ${digits.slice(5)}`;
  if (/^0\d{8}$/.test(digits)) return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
  return digits;
}

/** The whole number for reading and for editing: "053 217 708 ต่อ 101". The server reads this form back. */
export function formatPhone({ number, extension }: PhoneParts): string {
  const grouped = groupPhoneDigits(number);
  return extension ? `${grouped} ต่อ ${extension}` : grouped;
}

/** The address of a telephone link; the extension follows a pause, as telephones dial it. */
export function phoneHref({ number, extension }: PhoneParts): string {
  return `tel:${number}${extension ? `,${extension}` : ""}`;
}
