import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";

/** A request that would cost far more than it costs to send. T16. */
export interface HostileProbe {
  name: string;
  body: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

const json = (query: string): string => JSON.stringify({ query });
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(" ");
const bomb = times(30, (index) => `fragment F${index} on Query { a: me { id } ...F${index + 1} ...F${index + 1} }`);
const compressed = new Uint8Array(gzipSync(Buffer.alloc(10_000_000, " ")));

/** What the gateway must refuse with a small answer, fast, while it serves others. */
export const hostileProbes: readonly HostileProbe[] = [
  { name: "1,000 aliases", body: json(`{ ${times(1_000, (index) => `a${index}: me { id }`)} }`) },
  { name: "50,000 aliases", body: json(`{ ${times(50_000, (index) => `a${index}: me { id }`)} }`) },
  { name: "100,000 fields alike", body: json(`{ me { ${"id ".repeat(100_000)} } }`) },
  { name: "as many fields as a body holds", body: json(`{ me { ${"id ".repeat(80_000)} } }`) },
  { name: "1,000 unknown directives", body: json(`{ me { id ${times(1_000, (index) => `@d${index}`)} } }`) },
  { name: "5,000 levels", body: json(`${"{ me ".repeat(5_000)}${"}".repeat(5_000)}`) },
  { name: "a fragment bomb of 2^30", body: json(`{ ...F0 } ${bomb} fragment F30 on Query { me { id } }`) },
  { name: "a batch of ten", body: JSON.stringify(Array.from({ length: 10 }, () => ({ query: "{ me { id } }" }))) },
  { name: "2 MB", body: json(`{ me { id } } # ${"x".repeat(2_000_000)}`) },
  {
    name: "deep variables",
    body: `{"query":"{ me { id } }","variables":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}, "x": [}`,
  },
  { name: "10 MB in 10 kB", body: compressed, headers: { "content-encoding": "gzip" } },
  { name: "noise", body: new Uint8Array(randomBytes(10_000)) },
];

/** Sends one; tells what came back, and after how long all of it was there. */
export async function sendProbe(
  url: string,
  { body, headers }: HostileProbe,
): Promise<{ status: number; bytes: number; ms: number }> {
  const startedAt = performance.now();
  const init = {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "x-pakmut-csrf": "1", ...headers },
  };
  const response = await fetch(`${url}/graphql`, init);
  const { byteLength } = await response.arrayBuffer();
  return { status: response.status, bytes: byteLength, ms: performance.now() - startedAt };
}
