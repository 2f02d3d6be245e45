import fc from "fast-check";
import { trackingHash, trackingNumberOf } from "./tracking-number";

const key = fc.uuid();

describe("a tracking number", () => {
  test("is twenty letters and digits that nothing else is read as, in groups of five", () => {
    fc.assert(
      fc.property(key, (requestKey) => {
        expect(trackingNumberOf("secret", requestKey)).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
      }),
    );
  });

  test("is the same for the same request, and another for another request or another secret", () => {
    fc.assert(
      fc.property(key, key, (one, two) => {
        expect(trackingNumberOf("secret", one)).toBe(trackingNumberOf("secret", one));
        if (one !== two) expect(trackingNumberOf("secret", one)).not.toBe(trackingNumberOf("secret", two));
        expect(trackingNumberOf("secret", one)).not.toBe(trackingNumberOf("other", one));
      }),
    );
  });

  test("uses each of its hundred bits: every letter at every place", () => {
    const seen = Array.from({ length: 20 }, () => new Set<string>());
    for (let count = 0; count < 2_000; count++) {
      const number = trackingNumberOf("secret", String(count)).replaceAll("-", "");
      for (const [place, letter] of [...number].entries()) seen[place]?.add(letter);
    }
    expect(seen.map((letters) => letters.size)).toEqual(seen.map(() => 32));
  });

  test("is read however it is typed", () => {
    const hash = trackingHash("0A1B2-C3D4E-5F6G7-H8J9K");
    for (const typed of ["0a1b2c3d4e5f6g7h8j9k", "oAiB2 C3D4E 5F6G7 H8J9K", " OALB2-C3D4E-5F6G7-H8J9K "])
      expect(trackingHash(typed)).toEqual(hash);
    expect(trackingHash("0A1B2-C3D4E-5F6G7-H8J9M")).not.toEqual(hash);
  });
});
