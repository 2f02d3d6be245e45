import { hashPassword, isPassword, passwordFaults, passwordStrength } from "./password";

describe("a password", () => {
  test("is known again, and its hash does not hold it", async () => {
    const [one, other] = [await hashPassword("ปลาทูนึ่ง-2569"), await hashPassword("ปลาทูนึ่ง-2569")];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^scrypt\$[\w-]{22}\$[\w-]{43}$/);
    expect(await isPassword("ปลาทูนึ่ง-2569", one)).toBe(true);
    expect(await isPassword("ปลาทูนึ่ง-2568", one)).toBe(false);
    for (const none of [null, "", "scrypt$$", "plain"]) expect(await isPassword("", none)).toBe(false);
  });

  test.each<[string, string[]]>([
    ["ปลาทูนึ่ง-2569", []],
    ["correct4horse", []],
    ["", ["short", "letter", "digit", "common"]],
    ["short4you", ["short"]],
    ["onlylettershere", ["digit"]],
    ["20262569123450", ["letter"]],
    ["my.NewComer.2569", ["login"]],
    ["Password2569", ["common"]],
    ["a1a1a1a1a1a1", ["common"]],
    [`x1${"-y".repeat(70)}`, ["long", "common"]],
  ])("%s breaks %j", (password, faults) => expect(passwordFaults(password, "newcomer")).toEqual(faults));

  test.each([
    ["abcdefgh12", "fair"],
    ["correct4horse", "fair"],
    ["Correct4Horses", "good"],
    ["ปลาทูนึ่ง-2569-Xk", "strong"],
  ])("%s is %s", (password, strength) => expect(passwordStrength(password)).toBe(strength));
});
