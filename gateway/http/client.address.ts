import { BlockList, isIP } from "node:net";
import type { Request, RequestHandler } from "express";

/** The addresses of an installation's own proxies: the only ones that are believed when they say whom they speak for. */
export class TrustedProxies {
  readonly #list = new BlockList();

  /** @param entries addresses ("10.0.0.7") and blocks ("10.0.0.0/8", "fd00::/8"). Throws when one is neither. */
  constructor(entries: readonly string[]) {
    for (const entry of entries) this.#add(entry);
  }

  has(address: string): boolean {
    return this.#list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  }

  #add(entry: string): void {
    const [address = "", bits] = entry.split("/");
    const kind = isIP(address);
    const length = bits === undefined ? (kind === 6 ? 128 : 32) : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (kind === 0 || !(length <= (kind === 6 ? 128 : 32)))
      throw new Error(`"${entry}" is no address of a proxy, such as 10.0.0.7 or 10.0.0.0/8.`);
    this.#list.addSubnet(address, length, kind === 6 ? "ipv6" : "ipv4");
  }
}

/** Reads a list of addresses and blocks, divided by commas or spaces. */
export const readTrustedProxies = (text: string): string[] => text.split(/[\s,]+/).filter((entry) => entry !== "");

/** An address as PostgreSQL's `inet` takes it, IPv4 as IPv4; `null` when it is none. */
export function plainAddress(text: string | undefined): string | null {
  const address = (text ?? "")
    .trim()
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return isIP(address) ? address : null;
}

/**
 * The client's address: the last one on the way that is no proxy of ours. Whatever stands before it in
 * "x-forwarded-for" the client may have invented.
 */
export function clientAddress(
  remoteAddress: string | undefined,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string | null {
  let address = plainAddress(remoteAddress);
  const before = forwardedFor?.split(",") ?? [];
  while (address !== null && trusted.has(address) && before.length > 0) {
    const claimed = plainAddress(before.pop());
    // A proxy of ours that forwards nonsense: its own address is the last one that we know.
    if (claimed === null) return address;
    address = claimed;
  }
  return address;
}

const addresses = new WeakMap<Request, string>();

/** The client's address as the gateway sees it; `null` when the connection is gone already. */
export const addressOf = (request: Request): string | null => addresses.get(request) ?? null;

/** Notes where each request comes from, before the headers that could tell are thrown away. */
export function noteAddress(trustedProxies: readonly string[]): RequestHandler {
  const trusted = new TrustedProxies(trustedProxies);
  return (request, _response, next) => {
    const address = clientAddress(request.socket.remoteAddress, request.get("x-forwarded-for"), trusted);
    if (address !== null) addresses.set(request, address);
    next();
  };
}
