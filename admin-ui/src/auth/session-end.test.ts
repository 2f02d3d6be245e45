import { noteSignedIn, sessionEndReason } from "./session-end";

const MINUTE_MS = 60_000;

test("a session that ends is explained: by idleness after half an hour, by somebody else before", () => {
  expect(sessionEndReason()).toBeNull();
  noteSignedIn();
  const now = Date.now();
  expect(sessionEndReason(now + MINUTE_MS)).toBe("ended");
  expect(sessionEndReason(now + 31 * MINUTE_MS)).toBe("expired");
});
