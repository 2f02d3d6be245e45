import fc from "fast-check";
import { cleanFileName } from "./file-name";

describe("the name of an uploaded file", () => {
  test.each([
    ["ป้ายหน้าสำนักงาน.jpg", "ป้ายหน้าสำนักงาน.jpg"],
    ["../../etc/x", "x"],
    ["C:\\fakepath\\photo 1.png", "photo 1.png"],
    ["a.pdf\u0000.html", "a.pdf_.html"],
    ["a.pdf%00.html", "a.pdf_00.html"],
    ["\u202Egpj.exe", "_gpj.exe"],
    ['x";filename=y.html', "x_filename_y.html"],
    [".htaccess", "htaccess"],
    ["..", "file"],
    ["", "file"],
    ["a\r\nset-cookie: x", "a_set-cookie_ x"],
    ["\uD800.jpg", "_.jpg"],
  ])("%j is shown as %j", (given, shown) => expect(cleanFileName(given)).toBe(shown));

  test("of 300 Thai letters keeps its first hundred", () => {
    expect(cleanFileName("ก".repeat(300))).toBe("ก".repeat(100));
  });

  test("never leads out of a folder, never breaks a header, and is the same when cleaned again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}"';%<>]|^\.|^$/u);
        expect(name.isWellFormed()).toBe(true);
        expect(cleanFileName(name)).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });
});
