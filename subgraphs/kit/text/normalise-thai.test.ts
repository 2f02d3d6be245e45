import fc from "fast-check";
import { arabicDigits, likePatterns, repairThai, searchKey, tidyText } from "./normalise-thai";

describe("Thai text is compared in one form", () => {
  test.each([
    ["a tone mark before its vowel", "ข้ึนทะเบียน", "ขึ้นทะเบียน"],
    ["another tone mark before its vowel", "เพ่ือติดต่อ", "เพื่อติดต่อ"],
    ["sara am in two pieces", "สํานักงาน", "สำนักงาน"],
    ["sara am in two pieces around a tone mark", "นํ้า", "น้ำ"],
    ["a tone mark on both sides of a piece of sara am", "น\u0E49\u0E4D\u0E49\u0E32", "น้ำ"],
    ["two sara e for sara ae", "เเม่ริม", "แม่ริม"],
    ["a zero-width space", "ตาคลี\u200b", "ตาคลี"],
    ["a doubled tone mark", "บ้้าน", "บ้าน"],
    ["a space before a mark", "ท ี่", "ที่"],
  ])("%s is repaired", (_, written, meant) => {
    expect(repairThai(written)).toBe(meant);
  });

  test("Thai digits are read", () => {
    expect(arabicDigits("พ.ศ. ๒๕๖๙")).toBe("พ.ศ. 2569");
  });

  test("a repaired text needs no repair", () => {
    const thai = fc.string({ unit: fc.constantFrom(..."กขคงเแไ่้๊๋์็ัิีึืุูําำ ".split("")) });
    fc.assert(fc.property(thai, (text) => repairThai(repairThai(text)) === repairThai(text)));
  });

  test("nothing that looks sound hides a fault", () => {
    const thai = fc.string({ unit: fc.constantFrom(..."กเแ่้็ัิุำ\u0E4D\u0E32\u200b ".split("")) });
    const fault =
      /[\u200B]|เเ|\s[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]|[\u0E48-\u0E4E][\u0E31\u0E34-\u0E3A\u0E47]|([\u0E31\u0E34-\u0E3A\u0E47-\u0E4E])\1|\u0E4D\u0E32/;
    fc.assert(fc.property(thai, (text) => !fault.test(repairThai(text))));
  });

  test("a search key has no capitals, no outer and no double spaces", () => {
    fc.assert(fc.property(fc.string(), (text) => /^(\S+( \S+)*)?$/u.test(searchKey(text).replace(/[A-Z]/g, " "))));
  });

  test("wildcards of a search are taken literally", () => {
    expect(likePatterns("100% a_b")).toEqual(["%100\\%%", "%a\\_b%"]);
  });

  test("a field with nothing but spaces is empty", () => {
    expect(tidyText(" \u200b ")).toBeNull();
  });
});
