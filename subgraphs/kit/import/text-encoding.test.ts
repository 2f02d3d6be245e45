import { encode } from "iconv-lite";
import fc from "fast-check";
import { detectEncoding } from "./text-encoding";

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

describe("the encoding of a file is found from its bytes", () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(..."กขคงชเแไำิ์"), fc.constantFrom("a", " ", "é", "€", "😀")),
    minLength: 1,
  });

  test("UTF-8, wherever the pieces are cut", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (written, size) => {
        expect(await detectEncoding(cut(Buffer.from(written), size))).toBe("utf-8");
      }),
    );
  });

  test("Windows-874, when there is a Thai word in it that begins with one of the letters ก to ฟ", async () => {
    const rest = fc.string({ unit: fc.constantFrom(..."กขคงชเแไ์า") });
    const word = fc.tuple(fc.constantFrom(..."กขคงชดตทนบปพฟ"), rest).map(([first, others]) => first + others);
    await fc.assert(
      fc.asyncProperty(word, fc.integer({ min: 1, max: 5 }), async (written, size) => {
        expect(await detectEncoding(cut(encode(written, "windows-874"), size))).toBe("windows-874");
      }),
    );
  });

  test.each([
    ["nothing", ""],
    ["ASCII", "a,b\r\n"],
    ["a byte order mark", "\uFEFFก"],
  ])("UTF-8 for %s", async (_, written) => {
    expect(await detectEncoding(cut(Buffer.from(written), 3))).toBe("utf-8");
  });
});
