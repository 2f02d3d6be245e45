import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Answered {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/**
 * A network that delivers twice: whatever is posted is sent on two times, at once or one after the other, and the
 * client hears one of the two answers.
 */
export class RepeatingProxy {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server: Server;
  readonly #underWay = new Set<Promise<unknown>>();

  private constructor(private readonly target: string) {
    this.#server = createServer((incoming, outgoing) => void this.#pass(incoming, outgoing));
  }

  static async start(target: string): Promise<RepeatingProxy> {
    const proxy = new RepeatingProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when nothing is under way any more, not even a second delivery that nobody waits for. */
  async settled(): Promise<void> {
    while (this.#underWay.size) await Promise.all(this.#underWay);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    this.#agent.destroy();
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readBody(incoming).catch(() => null);
    if (!body) return;
    const first = this.#send(incoming, body);
    const isAtOnce = Math.random() < 0.5;
    if (!isAtOnce) await first;
    const second = this.#send(incoming, body);
    const answer = await (Math.random() < 0.5 ? first : second);
    if (!answer) return void outgoing.destroy();
    outgoing.writeHead(answer.status, { "content-type": answer.headers["content-type"] ?? "text/plain" });
    outgoing.end(answer.body);
  }

  #send({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answered | null> {
    const answer = new Promise<Answered | null>((resolve) => {
      const onward = request(new URL(url ?? "/", this.target), { method, headers, agent: this.#agent }, (response) => {
        const { statusCode = 502 } = response;
        readBody(response).then(
          (received) => resolve({ status: statusCode, headers: response.headers, body: received }),
          () => resolve(null),
        );
      });
      onward.on("error", () => resolve(null));
      onward.end(body);
    });
    this.#underWay.add(answer);
    void answer.finally(() => this.#underWay.delete(answer));
    return answer;
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
