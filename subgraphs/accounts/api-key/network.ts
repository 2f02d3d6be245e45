import { isIP } from "node:net";

/**
 * Reads an address or a network ("203.0.113.7", "203.0.113.0/24", "2001:db8::/32") as PostgreSQL's `inet` takes it; `null`
 * when it is none.
 */
export function readNetwork(text: string): string | null {
  const [address = "", bits, ...rest] = text.trim().split("/");
  const kind = isIP(address);
  const longest = kind === 6 ? 128 : 32;
  // An address with a zone ("fe80::1%eth0") means something on one machine only.
  if (!kind || rest.length || address.includes("%")) return null;
  if (bits === undefined) return `${address}/${longest}`;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= longest ? `${address}/${Number(bits)}` : null;
}
