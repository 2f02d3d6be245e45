import fc from "fast-check";
import { breakLines, drawableThai, thaiDigits } from "./thai-text";

describe("Thai text in a PDF", () => {
  test.each([
    ["น้ำ", "น\u0E4D\u0E49\u0E32"],
    ["สำนัก", "ส\u0E4D\u0E32นัก"],
    ["ทำ", "ท\u0E4D\u0E32"],
    ["ป่า", "ป่า"],
    ["", ""],
  ])("draws the ring of %j under its tone mark", (text, drawn) => {
    expect(drawableThai(text)).toBe(drawn);
  });

  test("is broken between words", () => {
    const lines = breakLines("ระบบปักหมุดสำหรับหน่วยงานราชการ", (line) => line.length <= 12);
    expect(lines.join("")).toBe("ระบบปักหมุดสำหรับหน่วยงานราชการ");
    expect(lines).not.toContainEqual(expect.stringMatching(/ราช$/));
  });

  test("loses nothing, leaves no mark alone, and fits wherever one letter does", () => {
    const thai = fc.string({ unit: fc.constantFrom(..."กขคนำสรทยวงปมหเแไโาิีืุู่้์ๆฯ (),.aZ09-"), maxLength: 200 });
    fc.assert(
      fc.property(thai, fc.integer({ min: 8, max: 40 }), (text, width) => {
        const lines = breakLines(text, (line) => line.length <= width);
        expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        const letters = [...new Intl.Segmenter("th").segment(text)].map(({ segment }) => segment.length);
        if (Math.max(0, ...letters) <= width) for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });

  test("has Thai digits", () => {
    expect(thaiDigits("21 พฤศจิกายน 2569")).toBe("๒๑ พฤศจิกายน ๒๕๖๙");
  });
});
