import type { TestBrowser } from "../testing/test-browser";
import { expectNobody } from "../testing/test-refusal";
import { TestSignIn } from "../testing/test-sign-in";

let door: TestSignIn;

beforeAll(async () => {
  door = await TestSignIn.open();
});
afterAll(() => door.close());

describe("signing in goes wrong", () => {
  const change = (answer: URLSearchParams, name: string, value: string | null): URLSearchParams => {
    if (value === null) answer.delete(name);
    else answer.set(name, value);
    return answer;
  };
  type Story = (browser: TestBrowser, authorization: URL) => Promise<Response>;
  const stories: [string, Story][] = [
    [
      "a callback in another browser",
      (_browser, authorization) => door.comeBack(door.browser(), door.provider.agree(authorization)),
    ],
    [
      "a callback in a browser that signs in itself",
      async (_browser, authorization) => {
        const other = door.browser();
        await door.begin(other);
        return door.comeBack(other, door.provider.agree(authorization));
      },
    ],
    [
      "no state",
      (browser, authorization) => door.comeBack(browser, change(door.provider.agree(authorization), "state", null)),
    ],
    [
      "a foreign state",
      (browser, authorization) =>
        door.comeBack(browser, change(door.provider.agree(authorization), "state", "x".repeat(43))),
    ],
    [
      "two states",
      (browser, authorization) => {
        const answer = door.provider.agree(authorization);
        answer.append("state", "another");
        return door.comeBack(browser, answer);
      },
    ],
    [
      "no code",
      (browser, authorization) => door.comeBack(browser, change(door.provider.agree(authorization), "code", null)),
    ],
    [
      "a code that was never given",
      (browser, authorization) =>
        door.comeBack(browser, change(door.provider.agree(authorization), "code", "invented")),
    ],
    [
      "the answer of another provider",
      (browser, authorization) =>
        door.comeBack(browser, change(door.provider.agree(authorization), "iss", "https://evil.example")),
    ],
    [
      "an answer that does not say whose it is",
      (browser, authorization) => door.comeBack(browser, change(door.provider.agree(authorization), "iss", null)),
    ],
    [
      "a code made for another verifier",
      (browser, authorization) => {
        authorization.searchParams.set("code_challenge", "x".repeat(43));
        return door.comeBack(browser, door.provider.agree(authorization));
      },
    ],
    [
      "an error in a forged answer",
      (browser, authorization) =>
        door.comeBack(browser, change(door.provider.decline(authorization, "access_denied"), "state", "foreign")),
    ],
    [
      "an error that means that we asked wrongly",
      (browser, authorization) => door.comeBack(browser, door.provider.decline(authorization, "invalid_request")),
    ],
    [
      "an answer after eleven minutes",
      async (browser, authorization) => {
        await door.pakmut.sql("update accounts.sign_in_attempts set expires_at = now() - interval '1 minute'");
        return door.comeBack(browser, door.provider.agree(authorization));
      },
    ],
    [
      "a code that was redeemed already",
      async (browser, authorization) => {
        const used = door.provider.agree(authorization);
        await door.comeBack(browser, used);
        await browser.post("/auth/logout");
        const next = door.provider.agree(await door.begin(browser));
        return door.comeBack(browser, change(next, "code", used.get("code")));
      },
    ],
    [
      "the whole answer for a second time",
      async (browser, authorization) => {
        const answer = door.provider.agree(authorization);
        const attempt = browser.cookies.get("__Host-pakmut-sign-in") as string;
        await door.comeBack(browser, answer);
        await browser.post("/auth/logout");
        browser.cookies.set("__Host-pakmut-sign-in", attempt);
        return door.comeBack(browser, answer);
      },
    ],
    [
      "the code of somebody else's sign-in",
      async (browser, authorization) => {
        const foreign = door.provider.agree(await door.begin(door.browser()));
        return door.comeBack(browser, change(door.provider.agree(authorization), "code", foreign.get("code")));
      },
    ],
    [
      "an attempt cookie that somebody planted",
      (browser, authorization) => {
        browser.cookies.set("__Host-pakmut-sign-in", "A".repeat(43));
        return door.comeBack(browser, door.provider.agree(authorization));
      },
    ],
    ["a callback with nothing at all", (browser) => browser.open("/auth/callback")],
  ];

  test.each(stories)("%s signs nobody in", async (_name, story) => {
    const before = await door.sessionCount();
    const browser = door.browser();
    const response = await story(browser, await door.begin(browser));
    await expectNobody(door, browser, response, before);
  });

  test("an answer is good once, also when it comes twenty times at once", async () => {
    const before = await door.sessionCount();
    const browser = door.browser();
    const answer = door.provider.agree(await door.begin(browser));
    const responses = await Promise.all(Array.from({ length: 20 }, () => door.comeBack(browser, answer)));
    expect(responses.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 19 }, () => 400)]);
    expect((await door.comeBack(browser, answer)).status).toBe(400);
    expect(await door.sessionCount()).toBe(before + 1);
  });

  test("the log tells why, and nothing of the person or her tokens", () => {
    expect(door.pakmut.log.filter((line) => line.includes("Nobody was signed in")).length).toBeGreaterThan(15);
    expect(door.pakmut.log.join("")).not.toMatch(/eyJ|สมหญิง|subject-1/);
  });
});
