const zeroWidth = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const thaiDigitZero = "๐".charCodeAt(0);

const mark = "[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]";
const runOfMarks = new RegExp(`${mark}{2,}`, "g");
const spaceBeforeMark = new RegExp(`\\s+(?=${mark})`, "g");
const isVowel = (character: string): boolean => /[\u0E31\u0E34-\u0E3A\u0E47]/.test(character);

/** Nearly all text is sound, and looking once is four times as fast as replacing five times: an import reads millions of cells. */
const needsRepair = new RegExp(
  `[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD\\u0E4D]|เเ|\\s${mark}|[\\u0E48-\\u0E4E][\\u0E31\\u0E34-\\u0E3A\\u0E47]|(${mark})\\1`,
);

/** The marks over and under one letter in the order of the Thai keyboard: vowels, then tones; none twice in a row. */
function inOrder(marks: string): string {
  const characters = [...marks];
  const sorted = [...characters.filter(isVowel), ...characters.filter((character) => !isVowel(character))];
  return sorted.filter((character, index) => character !== sorted[index - 1]).join("");
}

/** The same tone mark on both sides of the nikhahit is one that was typed twice. */
const saraAm = (_pieces: string, before: string, after: string): string =>
  `${before}${after === before ? "" : after}\u0E33`;

/**
 * Repairs Thai text that keyboards and PDF files write in different ways, so that equal words compare equal. Never NFKC:
 * it takes the vowel ำ apart.
 */
export function repairThai(text: string): string {
  if (!needsRepair.test(text)) return text;
  return (
    text
      .replace(zeroWidth, "")
      .replaceAll("เเ", "แ")
      .replace(spaceBeforeMark, "")
      .replace(runOfMarks, inOrder)
      // Nikhahit and sara aa, with a tone mark before or between them, are one sara am.
      .replace(/([\u0E48-\u0E4B]?)\u0E4D([\u0E48-\u0E4B]?)\u0E32/g, saraAm)
  );
}

/** Thai digits as Arabic ones: codes, phone numbers and years are written with either. */
export const arabicDigits = (text: string): string =>
  text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiDigitZero));

/** Whether any space is not a single plain one. To look first costs an import's many cells two thirds of replacing at once. */
const needsSingleSpaces = /[^\S ]| {2}/;
const singleSpaces = (text: string): string => (needsSingleSpaces.test(text) ? text.replace(/\s+/g, " ") : text);

/** The form in which names are compared and searched: repaired, Arabic digits, lower case, single spaces. */
export const searchKey = (...texts: (string | null | undefined)[]): string =>
  singleSpaces(arabicDigits(repairThai(texts.filter(Boolean).join(" "))).toLowerCase()).trim();

/** More words than this nobody looks for. */
export const maxPatterns = 8;

/** The parts of a search, each of which must be found; with "%", "_" and "\" taken literally. */
export const likePatterns = (search: string): string[] =>
  searchKey(search)
    .split(" ")
    .filter(Boolean)
    .slice(0, maxPatterns)
    .map((part) => `%${part.replace(/[\\%_]/g, "\\$&")}%`);

const needsSingleSpacesInLine = /[^\S\n ]| {2}/;

/** A text field as it is kept: repaired and trimmed, inner runs of spaces as one; nothing at all is `null`. */
export function tidyText(text: string | null): string | null {
  if (text === null) return null;
  const repaired = repairThai(text);
  const tidy = needsSingleSpacesInLine.test(repaired) ? repaired.replace(/[^\S\n]+/g, " ") : repaired;
  return tidy.trim() || null;
}
