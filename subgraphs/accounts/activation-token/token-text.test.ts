import fc from "fast-check";
import { newTokenText, readTokenText, showTokenText } from "./token-text";

const characters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const token = fc.constant(null).map(newTokenText);
/** Two different places of the twenty characters. */
const twoPlaces = fc.uniqueArray(fc.nat({ max: 19 }), { minLength: 2, maxLength: 2 });

/** What eyes and keyboards make of a character, and the rules repair. */
const misreadings: Readonly<Record<string, readonly string[]>> = {
  "0": ["0", "O", "o", "๐", "０"],
  "1": ["1", "I", "i", "L", "l", "๑", "１"],
  "5": ["5", "๕"],
};
const separators = ["", "", "", "-", " ", "–", "—", "\u2011", "\u00A0", "\t", "\u200B", " - "];

/** A token as somebody might type it. */
const typed = fc.tuple(token, fc.infiniteStream(fc.nat(1_000))).map(([text, numbers]) => {
  const pick = <Item>(items: readonly Item[]): Item => items[(numbers.next().value as number) % items.length] as Item;
  const written = [...text].map((character) => {
    const readings = misreadings[character] ?? [character, character.toLowerCase()];
    return pick(separators) + pick(readings);
  });
  return { text, written: written.join("") + pick(separators) };
});

describe("the text of a token", () => {
  test("has 20 characters of Crockford's base 32 and a check character, each of them as likely as the others", () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 4_000; round++) {
      const text = newTokenText();
      expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}[0-9A-HJKMNP-TV-Z*~$=U]$/);
      for (const character of text.slice(0, 20)) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect([...counts.keys()].sort().join("")).toBe(characters);
    // 2,500 expected, standard deviation 49: six of them.
    for (const count of counts.values()) expect(Math.abs(count - 2_500)).toBeLessThan(300);
  });

  test("is the one of Crockford's check character: the number modulo 37", () => {
    fc.assert(
      fc.property(token, (text) => {
        const value = [...text.slice(0, 20)].reduce((sum, one) => sum * 32n + BigInt(characters.indexOf(one)), 0n);
        expect(text[20]).toBe(`${characters}*~$=U`[Number(value % 37n)]);
      }),
    );
  });

  test("is shown in groups and read as it is shown", () => {
    fc.assert(
      fc.property(token, (text) => {
        expect(showTokenText(text)).toMatch(/^(?:\w{4}-){4}\w{4}[\w*~$=]$/);
        expect(readTokenText(showTokenText(text))).toBe(text);
      }),
    );
  });

  test("is repaired, whatever the case, the spaces and hyphens, and O for 0, I or L for 1", () => {
    fc.assert(
      fc.property(typed, ({ text, written }) => expect(readTokenText(written)).toBe(text)),
      { numRuns: 1_000 },
    );
  });

  test("is refused with any one wrong character", () => {
    fc.assert(
      fc.property(token, fc.nat({ max: 20 }), fc.constantFrom(...`${characters}*~$=U`), (text, place, wrong) => {
        fc.pre(text[place] !== wrong);
        expect(readTokenText(text.slice(0, place) + wrong + text.slice(place + 1))).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  test("is refused when two of its characters changed places, or the last one with the check character", () => {
    const swapped = (text: string, [one = 0, other = 0]: readonly number[]): string => {
      const pieces = [...text];
      [pieces[one], pieces[other]] = [pieces[other] as string, pieces[one] as string];
      return pieces.join("");
    };
    fc.assert(
      fc.property(token, fc.oneof(twoPlaces, fc.constant([19, 20])), (text, places) => {
        const other = swapped(text, places);
        fc.pre(other !== text);
        expect(readTokenText(other)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    [""],
    ["-"],
    ["0".repeat(20)],
    ["0".repeat(22)],
    ["0".repeat(1_000)],
    ["\u0000".repeat(21)],
    ["ก".repeat(21)],
  ])("%j is none", (text) => {
    expect(readTokenText(text)).toBeNull();
  });

  test("is never found by reading anything at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => expect(readTokenText(text)).toBeNull()),
    );
  });
});
