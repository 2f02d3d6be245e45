import type { IncomingMessage } from "node:http";
import type { JWK } from "jose";
import { type Actor, verifyActor } from "../actor";

const bearerPattern = /^Bearer ([\w.-]+)$/;

/** Whom the gateway vouches for on a request. `actor: null` is nobody, vouched for as well. */
export interface Voucher {
  actor: Actor | null;
}

/** Reads the signed actor of `authorization`. Gives `null` when there is none that is good in every respect. */
export async function readVoucher(
  request: IncomingMessage,
  subgraphName: string,
  publicJwk: JWK,
): Promise<Voucher | null> {
  const [, token] = bearerPattern.exec(request.headers.authorization ?? "") ?? [];
  if (!token) return null;
  try {
    return { actor: await verifyActor(token, subgraphName, publicJwk) };
  } catch {
    return null;
  }
}
