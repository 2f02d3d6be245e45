import type { Response } from "express";
import { requestIdOf } from "./request.context";

const codes: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
};

/** Says that trying again is right, and when. */
export function sayTryAgain(response: Response): void {
  response.setHeader("retry-after", "5");
}

/**
 * Answers a request that is not served, in the shape of a GraphQL error so that clients know one shape only. The rest of
 * the body, if any, is not read: the connection closes.
 */
export function refuse(response: Response, status: number, message: string): void {
  if (status === 503) sayTryAgain(response);
  if (!response.req.complete) response.setHeader("connection", "close");
  const code = codes[status] ?? "BAD_USER_INPUT";
  response.status(status).set("cache-control", "no-store");
  response.json({ errors: [{ message, extensions: { code, requestId: requestIdOf(response) } }] });
}
