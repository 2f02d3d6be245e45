import type { RequestHandler } from "express";

/** The only headers of the "x-" kind that mean something to us. */
const known = new Set(["x-pakmut-csrf", "x-requested-with"]);

/**
 * Throws away what a client says about itself: who it is, which organisation it acts for, where it comes from. We learn
 * the first two from the session alone, so no list of dangerous names has to be complete.
 */
export const dropForeignHeaders: RequestHandler = (request, _response, next) => {
  for (const name of Object.keys(request.headers)) {
    if (name === "forwarded" || (name.startsWith("x-") && !known.has(name))) delete request.headers[name];
  }
  next();
};
