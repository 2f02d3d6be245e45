import { Agent, request as httpRequest } from "node:http";

/** One POST of JSON. */
export interface LoadRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** What some time of load showed: latencies in milliseconds, in rising order. */
export interface LoadResult {
  perSecond: number;
  latencies: number[];
}

/** The latency that a share of all requests did not exceed, in milliseconds. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Sends one request and gives the whole answer. Throws unless the status is 200. */
export function send(agent: Agent, port: number, { path, headers, body }: LoadRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        agent,
        host: "127.0.0.1",
        port,
        path,
        method: "POST",
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`Status ${response.statusCode}: ${text.slice(0, 500)}`));
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/**
 * Keeps `connections` requests in flight for `durationMs`.
 * @param next gives the next request
 * @param check throws when an answer is not right
 */
export async function load(
  port: number,
  { connections, durationMs }: { connections: number; durationMs: number },
  next: () => LoadRequest,
  check: (answer: string) => void,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const start = performance.now();
  const client = async (): Promise<void> => {
    for (let sent = performance.now(); sent < start + durationMs; sent = performance.now()) {
      const answer = await send(agent, port, next());
      latencies.push(performance.now() - sent);
      check(answer);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, client));
  } finally {
    agent.destroy();
  }
  const perSecond = (latencies.length * 1_000) / (performance.now() - start);
  return { perSecond, latencies: latencies.sort((left, right) => left - right) };
}
