import { ApiError } from "./api-error";
import { askAgainWhenBusy } from "./ask-again";

const busy = new ApiError("SERVICE_UNAVAILABLE", "The service is not available at the moment.");

/** A server that gives these answers, one after the other, and counts how often it was asked. */
function serverOf(...answers: readonly (string | Error)[]) {
  let asked = 0;
  const ask = async () => {
    const answer = answers[asked++];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { ask, askedTimes: () => asked };
}

describe("asking a busy server again", () => {
  test.each([
    ["at once", ["rows"]],
    ["the second time", [busy, "rows"]],
    ["the fourth time", [busy, busy, busy, "rows"]],
  ])("gives the answer that comes %s", async (_when, answers) => {
    const server = serverOf(...answers);
    expect(await askAgainWhenBusy(server.ask, undefined, 1)).toBe("rows");
    expect(server.askedTimes()).toBe(answers.length);
  });

  test("gives up after the fourth time", async () => {
    const server = serverOf(busy, busy, busy, busy, "too late");
    await expect(askAgainWhenBusy(server.ask, undefined, 1)).rejects.toBe(busy);
    expect(server.askedTimes()).toBe(4);
  });

  test.each(["NETWORK", "CONFLICT", "INTERNAL_SERVER_ERROR", "RATE_LIMITED"] as const)(
    "does not repeat what ended with %s: something may have been done",
    async (code) => {
      const error = new ApiError(code, "");
      const server = serverOf(error, "rows");
      await expect(askAgainWhenBusy(server.ask, undefined, 1)).rejects.toBe(error);
      expect(server.askedTimes()).toBe(1);
    },
  );

  test("asks no more once nobody waits", async () => {
    const waiting = new AbortController();
    const server = serverOf(busy, "rows");
    const answer = askAgainWhenBusy(server.ask, waiting.signal, 1);
    waiting.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    expect(server.askedTimes()).toBe(1);
  });
});
