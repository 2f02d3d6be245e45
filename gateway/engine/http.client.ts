import { Agent, type IncomingMessage, request } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";

/** A subgraph's whole answer is held in memory: more than this is a fault of its own, not an answer. */
const maxAnswerBytes = 32 * 1024 * 1024;

export interface HttpAnswer {
  status: number;
  text: string;
}

/** Posts JSON to one address over connections that are kept. */
export class JsonClient {
  readonly #isSecure: boolean;
  readonly #agent: Agent;

  constructor(
    private readonly url: URL,
    private readonly timeoutMs: number,
  ) {
    this.#isSecure = url.protocol === "https:";
    this.#agent = new (this.#isSecure ? SecureAgent : Agent)({ keepAlive: true, maxSockets: 64 });
  }

  /**
   * Sends a body and gives the answer, whatever its status. Throws when there is none in time.
   * @param mayRepeat send it once more when a kept connection turns out to have been closed meanwhile
   */
  async post(headers: Record<string, string>, body: string, mayRepeat: boolean): Promise<HttpAnswer> {
    const signal = AbortSignal.timeout(this.timeoutMs);
    try {
      return await this.#send(headers, body, signal);
    } catch (error) {
      if (!mayRepeat || !(error instanceof StaleConnection)) throw error;
      return this.#send(headers, body, signal);
    }
  }

  #send(headers: Record<string, string>, body: string, signal: AbortSignal): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const options = {
        method: "POST",
        agent: this.#agent,
        signal,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
      };
      const sent = (this.#isSecure ? secureRequest : request)(this.url, options, (answer) => {
        readText(answer).then((text) => resolve({ status: answer.statusCode ?? 0, text }), reject);
      });
      sent.once("error", (error: NodeJS.ErrnoException) => {
        const isStale = sent.reusedSocket && error.code === "ECONNRESET";
        reject(isStale ? new StaleConnection("The connection was closed.", { cause: error }) : error);
      });
      sent.end(body);
    });
  }
}

class StaleConnection extends Error {}

async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxAnswerBytes) throw new Error("The answer is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
