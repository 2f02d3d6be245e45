import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";

/**
 * Why nobody was signed in: she said no; the provider cannot be reached or is out of order; or the answer is not one that
 * this browser asked for (forged, replayed, too old).
 */
export type FailureReason = "refused" | "unavailable" | "failed";

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
