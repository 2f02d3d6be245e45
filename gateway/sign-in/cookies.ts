import type { CookieOptions, Request, Response } from "express";

/** "__Host-": the browser takes such a cookie only from this very host, over a secure connection, for all paths. */
const sessionCookie = "__Host-pakmut-session";
const attemptCookie = "__Host-pakmut-sign-in";

const attributes: CookieOptions = { path: "/", httpOnly: true, secure: true, sameSite: "lax" };
const attemptLifetimeMs = 10 * 60_000;

/** 256 random bits in base64url; anything else is no secret of ours. */
const secretPattern = /^[\w-]{43}$/;

function read(request: Request, name: string): string | null {
  for (const part of request.headers.cookie?.split(";") ?? []) {
    const [key, value = ""] = part.trim().split("=");
    if (key === name) return secretPattern.test(value) ? value : null;
  }
  return null;
}

export const readSessionCookie = (request: Request): string | null => read(request, sessionCookie);

export const writeSessionCookie = (response: Response, secret: string): void => {
  response.cookie(sessionCookie, secret, attributes);
};

export const clearSessionCookie = (response: Response): void => {
  response.clearCookie(sessionCookie, attributes);
};

export const readAttemptCookie = (request: Request): string | null => read(request, attemptCookie);

export const writeAttemptCookie = (response: Response, secret: string): void => {
  response.cookie(attemptCookie, secret, { ...attributes, maxAge: attemptLifetimeMs });
};

export const clearAttemptCookie = (response: Response): void => {
  response.clearCookie(attemptCookie, attributes);
};

/** Does a session come along, right or wrong? */
export const hasSessionCookie = (request: Request): boolean =>
  request.headers.cookie?.includes(`${sessionCookie}=`) ?? false;
