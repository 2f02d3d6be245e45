import { nextCode, type OneTimeCode, sendRefusal, tryCode } from "./one-time-code";

const now = Date.UTC(2026, 10, 21, 5);
const sent: OneTimeCode = { code: "012345", mobile: "0890000000", sentAt: now, triesLeft: 5, sendings: 1 };

describe("a code by telephone", () => {
  test("has six digits, leading zeros too, and is another each time", () => {
    const codes = Array.from({ length: 200 }, () => nextCode(null, "0890000000", now).code);
    for (const code of codes) expect(code).toMatch(/^[0-9]{6}$/);
    expect(new Set(codes).size).toBeGreaterThan(190);
  });

  test.each<[string, number, string]>([
    ["012345", 0, "right"],
    ["๐๑๒ ๓๔๕", 299_999, "right"],
    ["012345", 300_000, "expired"],
    ["12345", 0, "form"],
    ["", 0, "form"],
    ["012346", 0, "wrong"],
  ])("%s after %i ms is %s", (typed, after, answer) => expect(tryCode(sent, typed, now + after).answer).toBe(answer));

  test("is spent with the fifth wrong try, and then the right one does not help", () => {
    let code = sent;
    const answers = Array.from({ length: 6 }, () => {
      const tried = tryCode(code, "999999", now);
      code = tried.code;
      return tried.answer;
    });
    expect(answers).toEqual(["wrong", "wrong", "wrong", "wrong", "spent", "spent"]);
    expect(tryCode(code, "012345", now).answer).toBe("spent");
  });

  test.each<[string, OneTimeCode | null, number, unknown]>([
    ["the first", null, 0, null],
    ["the next, at once", sent, 0, { reason: "pause", seconds: 60 }],
    ["the next, after 59 seconds", sent, 59_001, { reason: "pause", seconds: 1 }],
    ["the next, after a minute", sent, 60_000, null],
    ["one to another number, at once", { ...sent, mobile: "0810000000" }, 0, null],
    ["the sixth", { ...sent, sendings: 5 }, 900_000, { reason: "too-many" }],
    ["the sixth, after an hour", { ...sent, sendings: 5 }, 3_600_000, null],
    ["the sixth, to another number", { ...sent, mobile: "0810000000", sendings: 5 }, 0, { reason: "too-many" }],
  ])("%s", (_name, last, after, refusal) => expect(sendRefusal(last, "0890000000", now + after)).toEqual(refusal));
});
