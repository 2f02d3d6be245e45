import type { Response } from "express";
import { GraphQLError } from "graphql";
import { sayTryAgain } from "../http/refusal";
import { toClientError } from "./client-errors";

const statusOf: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID_TRANSITION: 409,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
};

/** Answers a request outside GraphQL with the error that stopped it, in the shape of GraphQL's; what is not ours is masked and logged. */
export function refuseWithError(
  error: unknown,
  response: Response,
  requestId: string,
  log: (error: unknown) => void,
): void {
  const isOurs = error instanceof GraphQLError;
  if (!isOurs) log(error);
  const told = isOurs
    ? toClientError(error, requestId, log)
    : { message: "Something went wrong on our side.", extensions: { code: "INTERNAL_SERVER_ERROR", requestId } };
  const status = statusOf[String(told.extensions?.code)] ?? 400;
  if (status === 429 || status === 503) sayTryAgain(response);
  response
    .status(status)
    .set("cache-control", "no-store")
    .json({ errors: [told] });
}
