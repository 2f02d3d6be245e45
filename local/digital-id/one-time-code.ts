import { randomInt, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { bare } from "./citizen-id";

const digits = 6;
export const lifetimeMs = 5 * 60_000;
export const mostTries = 5;
export const pauseMs = 60_000;
export const mostSendings = 5;
/** After this long without a code the sendings are counted anew. */
const restMs = 60 * 60_000;

/** A code that was sent to a telephone. */
export const oneTimeCodeShape = z.object({
  code: z.string(),
  mobile: z.string(),
  sentAt: z.number(),
  triesLeft: z.number(),
  /** How many have been sent in this sign-up, this one included. */
  sendings: z.number(),
});
export type OneTimeCode = z.infer<typeof oneTimeCodeShape>;

export type SendRefusal = { reason: "pause"; seconds: number } | { reason: "too-many" };

/** Why no further code is sent now; `null` when one may be. Another number begins without a pause, but not without end. */
export function sendRefusal(last: OneTimeCode | null, mobile: string, now: number): SendRefusal | null {
  if (!last) return null;
  if (last.sendings >= mostSendings && now < last.sentAt + restMs) return { reason: "too-many" };
  const waitMs = last.mobile === mobile ? last.sentAt + pauseMs - now : 0;
  return waitMs > 0 ? { reason: "pause", seconds: Math.ceil(waitMs / 1_000) } : null;
}

/** The next code for a telephone. */
export const nextCode = (last: OneTimeCode | null, mobile: string, now: number): OneTimeCode => ({
  code: String(randomInt(10 ** digits)).padStart(digits, "0"),
  mobile,
  sentAt: now,
  triesLeft: mostTries,
  sendings: last && now < last.sentAt + restMs ? last.sendings + 1 : 1,
});

export type CodeAnswer = "right" | "form" | "wrong" | "expired" | "spent";

/** Judges what was typed, and gives the code as it stands afterwards. Whatever is no code costs no try. */
export function tryCode(code: OneTimeCode, typed: string, now: number): { answer: CodeAnswer; code: OneTimeCode } {
  const text = bare(typed);
  if (code.triesLeft <= 0) return { answer: "spent", code };
  if (now >= code.sentAt + lifetimeMs) return { answer: "expired", code };
  if (!/^[0-9]{6}$/.test(text)) return { answer: "form", code };
  if (timingSafeEqual(Buffer.from(text), Buffer.from(code.code))) return { answer: "right", code };
  const left = { ...code, triesLeft: code.triesLeft - 1 };
  return { answer: left.triesLeft > 0 ? "wrong" : "spent", code: left };
}
