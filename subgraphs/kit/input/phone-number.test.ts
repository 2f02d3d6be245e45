import fc from "fast-check";
import { readPhoneNumber } from "./phone-number";

describe("a telephone number is read as people write it", () => {
  test.each([
    ["02 612 6060", "026126060", null],
    ["021234567 ต่อ 1800", "021234567", "1800"],
    ["026126262 #1234", "026126262", "1234"],
    ["053-217-708 ต่อ 101-103", "053217708", "101-103"],
    ["089-0000000", "0890000000", null],
    ["+66 89 000 0000", "0890000000", null],
    ["(02) 612.6060 ext. 5", "026126060", "5"],
    ["๐๒ ๖๑๒ ๖๐๖๐", "026126060", null],
    ["1111", "1111", null],
  ])("%s", (written, number, extension) => {
    expect(readPhoneNumber(written)).toEqual({ number, extension });
  });

  test.each(["", "0212345", "01 234 5678", "๑๒๓", "02 612 606a", "=02 612 6060", "+1 202 555 0100", "02 612 6060 ต่อ"])(
    "%j is none",
    (written) => {
      expect(readPhoneNumber(written)).toBeNull();
    },
  );

  test("what was read is read again as the same", () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
    const numbers = fc.oneof(
      fc.tuple(fc.constantFrom("02", "03", "04", "05", "07"), digits(7)),
      fc.tuple(fc.constantFrom("06", "08", "09"), digits(8)),
    );
    fc.assert(
      fc.property(numbers, fc.option(fc.integer({ min: 1, max: 9999 })), ([start, rest], extension) => {
        const text = `${start}-${rest}${extension === null ? "" : ` ต่อ ${extension}`}`;
        expect(readPhoneNumber(text)).toEqual({
          number: start + rest,
          extension: extension === null ? null : String(extension),
        });
      }),
    );
  });
});
