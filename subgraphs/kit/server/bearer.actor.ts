import type { IncomingMessage } from "node:http";
import type { JWK } from "jose";
import { type Voucher, verifyVoucher } from "../actor";

const bearerPattern = /^Bearer ([\w.-]+)$/;

/** Reads the signed actor of `authorization`: whom the gateway vouches for on a request. Gives `null` when there is none that is good in every respect. */
export async function readVoucher(
  request: IncomingMessage,
  subgraphName: string,
  publicJwk: JWK,
): Promise<Voucher | null> {
  const [, token] = bearerPattern.exec(request.headers.authorization ?? "") ?? [];
  if (!token) return null;
  try {
    return await verifyVoucher(token, subgraphName, publicJwk);
  } catch {
    return null;
  }
}
