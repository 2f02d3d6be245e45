import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";

/**
 * Why nobody was signed in: she said no; the provider cannot be reached or is out of order; or the answer is not one that
 * this browser asked for (forged, replayed, too old).
 */
export type FailureReason = "refused" | "unavailable" | "failed";

/** What somebody who did not sign in is told to the audit trail as. */
export interface SignInFailure {
  requestId: string;
  reason: FailureReason;
  /** What exactly was wrong, as a constant of ours or of the library; never a text that came from outside. */
  cause: string | null;
  address: string | null;
}

/** The library's name for what was wrong, when it has one. */
export function causeOf(error: unknown): string | null {
  if (error instanceof AuthorizationResponseError) return "AUTHORIZATION_ERROR";
  if (error instanceof ResponseBodyError) return "TOKEN_ERROR";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^[A-Z_]{1,60}$/.test(code) ? code : null;
}

const outOfOrder = new Set(["server_error", "temporarily_unavailable"]);

function isServerFailure(cause: unknown): boolean {
  return cause instanceof Response && cause.status >= 500;
}

/** Sorts an error of the OpenID Connect client. What is not known to be harmless has failed. */
export function failureOf(error: unknown): FailureReason {
  if (error instanceof AuthorizationResponseError) {
    if (error.error === "access_denied") return "refused";
    return outOfOrder.has(error.error) ? "unavailable" : "failed";
  }
  if (error instanceof ResponseBodyError) return error.status >= 500 ? "unavailable" : "failed";
  if (error instanceof ClientError) {
    return error.code === "OAUTH_TIMEOUT" || isServerFailure(error.cause) ? "unavailable" : "failed";
  }
  // fetch says so when no connection comes about.
  return error instanceof TypeError && error.message === "fetch failed" ? "unavailable" : "failed";
}
