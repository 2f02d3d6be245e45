import fc from "fast-check";
import { groupToken, isEmptyToken } from "./token-groups";

const shown = "ABCD-EFGH-JKMN-PQRS-TVWXY";

test.each([
  ["as printed", shown],
  ["in small letters", shown.toLowerCase()],
  ["without hyphens", shown.replaceAll("-", "")],
  ["pasted with spaces and a line break", ` ABCD EFGH\u00A0JKMN  PQRS TVWXY\n`],
  ["with long dashes and invisible signs", "ABCD–EFGH—JKMN\u200B-PQRS\uFEFFTVWXY"],
  ["with something behind it", `${shown} 999`],
])("a token stands in groups when it comes %s", (_how, typed) => {
  expect(groupToken(typed).text).toBe(shown);
});

test("it grows group by group", () => {
  expect(["a", "abcd", "abcde", "abcdefghi"].map((typed) => groupToken(typed).text)).toEqual([
    "A",
    "ABCD",
    "ABCD-E",
    "ABCD-EFGH-I",
  ]);
});

test("the check characters are kept, Thai digits are read", () => {
  expect(groupToken("0000000000000000๑๒๓๔*").text).toBe("0000-0000-0000-0000-1234*");
});

test("Thai letters tell that the keyboard is set to Thai; Thai digits do not", () => {
  expect(groupToken("ฟหกด")).toEqual({ text: "", caret: 0, hasThai: true });
  expect(groupToken("๑๒").hasThai).toBe(false);
});

test("a character put into the middle leaves the caret behind it", () => {
  expect(groupToken("ABXCD-EFGH", 3)).toMatchObject({ text: "ABXC-DEFG-H", caret: 3 });
  expect(groupToken("ABCDX-EFGH", 5)).toMatchObject({ text: "ABCD-XEFG-H", caret: 6 });
});

test("grouping what is grouped changes nothing, and the caret stays within", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (typed, at) => {
      const once = groupToken(typed, Math.min(at, typed.length));
      expect(groupToken(once.text, once.caret)).toEqual({ ...once, hasThai: false });
      expect(once.caret).toBeLessThanOrEqual(once.text.length);
    }),
  );
});

test("hyphens alone are nothing", () => {
  expect(isEmptyToken(" - ")).toBe(true);
  expect(isEmptyToken("A")).toBe(false);
});
