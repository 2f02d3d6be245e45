import { randomBytes } from "node:crypto";
import { arabicDigits } from "../../kit/text/normalise-thai";

/** Crockford's base 32: no I, L, O and U, which are misread; then the five more characters that a check can be. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const checkAlphabet = `${alphabet}*~$=U`;
/** 20 characters of 5 bits each: 100 bits. */
const length = 20;
const textPattern = new RegExp(`^[${alphabet}]{${length}}[${alphabet}*~$=U]$`);

/** Signs that people put between groups: spaces of any kind, hyphens and dashes of any kind, invisible ones. */
const separators = /[\s\p{Pd}\u2212\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

/** 37 is a prime above 32: any one wrong character, and any two characters of the twenty that changed places, show. */
function checkCharacterOf(characters: string): string {
  const remainder = [...characters].reduce((sum, character) => (sum * 32 + alphabet.indexOf(character)) % 37, 0);
  return checkAlphabet[remainder] as string;
}

/** Makes the text of a new token from the operating system's random numbers: 20 characters and their check character. */
export function newTokenText(): string {
  const characters = [...randomBytes(length)].map((byte) => alphabet[byte % 32]).join("");
  return characters + checkCharacterOf(characters);
}

/** As it is shown and printed: in groups, the last with the check character. */
export const showTokenText = (text: string): string => text.replace(/(.{4})(?=.{4})/g, "$1-");

/**
 * Reads what a person typed: without regard to case, spaces and hyphens, O as 0, I and L as 1, Thai digits as Arabic ones.
 * @returns the text as it was made, or `null` for one that no token can have
 */
export function readTokenText(typed: string): string | null {
  // No reading makes a text longer than this out of a right one; what is longer need not be looked at.
  if (typed.length > 200) return null;
  const text = arabicDigits(typed.normalize("NFKC"))
    .replace(separators, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (!textPattern.test(text)) return null;
  return checkCharacterOf(text.slice(0, length)) === text[length] ? text : null;
}
