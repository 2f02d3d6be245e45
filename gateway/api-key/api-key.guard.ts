import type { Request, RequestHandler } from "express";
import type { Logger } from "pino";
import type { Actor } from "../../subgraphs/kit/actor";
import { addressOf } from "../http/client.address";
import { refuse } from "../http/refusal";
import { requestIdOf } from "../http/request.context";
import { hasSessionCookie } from "../sign-in/cookies";
import type { ApiKeyStore } from "./api-key.store";

const keyPattern = /^pak_[\w-]{43}$/;
/** Part of a key is enough: an address that holds one has been cut or mistyped, and is as secret. */
const keyInAddress = /pak_[\w-]{8}/i;

const keyActors = new WeakMap<Request, Actor>();

/** For whom a request acts that showed an API key; `null` when it showed none. */
export const keyActorOf = (request: Request): Actor | null => keyActors.get(request) ?? null;

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/**
 * Refuses a key in an address: addresses are kept by proxies, histories and logs. Stands before our own log, which is told
 * that there was one, and not the address.
 */
export function refuseKeyInAddress(logger: Logger): RequestHandler {
  return (request, response, next) => {
    if (!keyInAddress.test(decoded(request.originalUrl))) return next();
    logger.warn({ requestId: requestIdOf(response), method: request.method, status: 400 }, "An API key in an address");
    refuse(response, 400, "Send an API key in the header Authorization, never in an address.");
  };
}

/**
 * Lets a request with `Authorization: Bearer pak_…` act for its key. A browser never sends that header by itself, so such a
 * request needs no header against other sites; one that brings a session too is refused, for nobody could say as whom it acts.
 */
export function acceptApiKey(keys: ApiKeyStore): RequestHandler {
  return async (request, response, next) => {
    const [, secret] = /^bearer\b\s*(.*)$/i.exec(request.headers.authorization ?? "") ?? [];
    if (secret === undefined) return next();
    if (hasSessionCookie(request)) return refuse(response, 400, "Send an API key or a session, not both.");
    const actor = keyPattern.test(secret) ? await keys.readActor(secret, addressOf(request)) : null;
    if (!actor) {
      response.setHeader("www-authenticate", 'Bearer realm="pakmut"');
      return refuse(response, 401, "This API key is not, or no longer, taken from here.");
    }
    keyActors.set(request, actor);
    next();
  };
}
