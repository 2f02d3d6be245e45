const GROUP_LENGTH = 4;
/** 20 characters and the check character. */
export const TOKEN_LENGTH = 21;
/** Where the hyphens stand: the last group has the check character and so five. */
const LAST_BREAK = 16;

/** What a token is written with; letters that are misread (I, L, O) are taken as they are typed, the server reads them. */
const WRITTEN_WITH = /[0-9A-Z*~$=]/;
const THAI_DIGIT_ZERO = 0x0e50;

export interface GroupedToken {
  /** As it stands in the field: ABCD-EFGH-… */
  text: string;
  /** Where the caret belongs in it. */
  caret: number;
  /** Thai letters were typed: the keyboard is set to the other language. */
  hasThai: boolean;
}

function charactersOf(typed: string): string {
  return [...typed.normalize("NFKC").replace(/[๐-๙]/g, digitOfThai).toUpperCase()]
    .filter((character) => WRITTEN_WITH.test(character))
    .join("");
}

function digitOfThai(digit: string): string {
  return String(digit.charCodeAt(0) - THAI_DIGIT_ZERO);
}

function grouped(characters: string): string {
  return [...characters]
    .map((character, index) =>
      index > 0 && index % GROUP_LENGTH === 0 && index <= LAST_BREAK ? `-${character}` : character,
    )
    .join("");
}

/** Puts what was typed or pasted into groups, and keeps the caret behind the character that it stood behind. */
export function groupToken(typed: string, caret = typed.length): GroupedToken {
  const characters = charactersOf(typed).slice(0, TOKEN_LENGTH);
  const before = Math.min(charactersOf(typed.slice(0, caret)).length, characters.length);
  return {
    text: grouped(characters),
    caret: grouped(characters.slice(0, before)).length,
    hasThai: /[\u0E01-\u0E4F]/.test(typed),
  };
}

/** Whether the field holds nothing that could be sent. */
export function isEmptyToken(text: string): boolean {
  return charactersOf(text) === "";
}
