import { type Request, type Response, Router } from "express";
import type { Logger } from "pino";
import { addressOf } from "../http/client.address";
import { requestIdOf } from "../http/request.context";
import {
  clearAttemptCookie,
  readAttemptCookie,
  readSessionCookie,
  writeAttemptCookie,
  writeSessionCookie,
} from "./cookies";
import type { DigitalIdClient } from "./digital-id.client";
import { causeOf, type FailureReason, failureOf } from "./digital-id.failure";
import { failedPage } from "./failed.page";
import { safeReturnTo } from "./return-to";
import { hashOf, newSecret } from "./secret";
import type { SessionStore, SignInAttempt } from "./session.store";

export interface SignInParts {
  publicUrl: string;
  digitalId: DigitalIdClient;
  sessions: SessionStore;
  logger: Logger;
}

/** Nobody is signed in, and why. */
class SignInRefusal extends Error {
  constructor(
    readonly reason: FailureReason,
    message: string,
    /** For the audit trail. */
    readonly code: string | null,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** `/auth/login` sends the browser to Digital ID, `/auth/register` to where an account is made there, `/auth/callback` takes it back and opens the session. */
export function signInRoutes(parts: SignInParts): Router {
  const router = Router();
  router.get("/login", (request, response) => login(parts, request, response));
  router.get("/register", (request, response) =>
    response.redirect(303, parts.digitalId.registerUrl(safeReturnTo(request.query.returnTo, parts.publicUrl))),
  );
  router.get("/callback", (request, response) => callback(parts, request, response));
  return router;
}

/**
 * An attempt is found again by the browser's secret and the state together: a stolen link to the callback is worth
 * nothing in another browser, and two tabs that sign in at once do not disturb each other.
 */
async function login(
  { publicUrl, digitalId, sessions, logger }: SignInParts,
  request: Request,
  response: Response,
): Promise<void> {
  const ownHost = new URL(publicUrl).host;
  // Cookies belong to a host name: begin at the one to which the provider sends the browser back.
  if (request.headers.host !== ownHost)
    return response.redirect(303, new URL(request.originalUrl.replace(/^\/+/, "/"), publicUrl).href);
  try {
    const { url, attempt } = await digitalId.begin(safeReturnTo(request.query.returnTo, publicUrl));
    const secret = readAttemptCookie(request) ?? newSecret();
    await sessions.beginSignIn(hashOf(secret, attempt.state), attempt);
    writeAttemptCookie(response, secret);
    response.redirect(303, url.href);
  } catch (error) {
    logger.warn({ err: error, requestId: requestIdOf(response) }, "Sign-in could not begin");
    response.redirect(303, "/admin/?reason=unavailable");
  }
}

async function callback(parts: SignInParts, request: Request, response: Response): Promise<void> {
  try {
    const attempt = await takeAttempt(parts.sessions, request);
    const person = await parts.digitalId.finish(queryOf(request), attempt).catch((error: unknown) => {
      throw new SignInRefusal(failureOf(error), "The provider's answer was not accepted.", causeOf(error), error);
    });
    const secret = newSecret();
    const origin = { userAgent: request.get("user-agent") ?? null, address: addressOf(request) };
    await parts.sessions.open(hashOf(secret), person, origin);
    await endFormerSession(parts.sessions, request);
    clearAttemptCookie(response);
    writeSessionCookie(response, secret);
    response.redirect(303, attempt.returnTo);
  } catch (error) {
    await refuseSignIn(parts, request, response, error);
  }
}

const queryOf = (request: Request): string => {
  const start = request.originalUrl.indexOf("?");
  return start < 0 ? "" : request.originalUrl.slice(start);
};

/** Takes the attempt that this browser began with this state: once, so that a replayed callback finds nothing. */
async function takeAttempt(sessions: SessionStore, request: Request): Promise<SignInAttempt> {
  const secret = readAttemptCookie(request);
  const { state } = request.query;
  if (!secret || typeof state !== "string")
    throw new SignInRefusal("failed", "No sign-in was begun in this browser.", "NOT_BEGUN_HERE");
  const attempt = await sessions.takeSignIn(hashOf(secret, state));
  if (!attempt)
    throw new SignInRefusal("failed", "This sign-in was not begun here, is over, or has been used.", "NO_SUCH_ATTEMPT");
  return attempt;
}

/** A session that this browser had before ends with the new one's beginning: a known id is worth nothing afterwards. */
async function endFormerSession(sessions: SessionStore, request: Request): Promise<void> {
  const former = readSessionCookie(request);
  if (former) await sessions.close(hashOf(former));
}

/** Tells the person, the log and the audit trail that nobody was signed in; the latter two, why. */
async function refuseSignIn(
  { logger, sessions }: SignInParts,
  request: Request,
  response: Response,
  error: unknown,
): Promise<void> {
  const requestId = requestIdOf(response);
  const { reason, code } = error instanceof SignInRefusal ? error : { reason: "unavailable" as const, code: null };
  logger.warn({ err: error, requestId, reason }, "Nobody was signed in");
  await sessions
    .recordFailure({ requestId, reason, cause: code, address: addressOf(request) })
    .catch((err: unknown) => logger.error({ err, requestId }, "A failed sign-in could not be audited"));
  if (reason === "failed") response.status(400).type("html").send(failedPage(requestId));
  else response.redirect(303, `/admin/?reason=${reason}`);
}
