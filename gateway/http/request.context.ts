import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** 40 random bits in Crockford's base 32: short enough to be read out on the telephone. */
export function newRequestId(): string {
  return [...randomBytes(8)].map((byte) => alphabet[byte % 32]).join("");
}

const ids = new WeakMap<Response, string>();

/** The id under which the log knows the request that this answers. */
export const requestIdOf = (response: Response): string => ids.get(response) ?? "";

/** Gives each request its id. One that came with the request is not ours and is thrown away with the other headers. */
export const giveRequestId: RequestHandler = (_request, response, next) => {
  const requestId = newRequestId();
  ids.set(response, requestId);
  response.setHeader("x-request-id", requestId);
  next();
};
