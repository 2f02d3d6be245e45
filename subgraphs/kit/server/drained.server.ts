import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { Server as TcpServer } from "node:net";

const requestTimeoutMs = 15_000;
/** 10 MB over the line of a village: 85 kB a second. */
const uploadTimeoutMs = 120_000;
const isUpload = ({ method, url = "" }: IncomingMessage): boolean => method === "POST" && url.startsWith("/files/");
const headersTimeoutMs = 10_000;
/** Longer than a balancer keeps its own, so that it is never we who close a connection that it is just using. */
const keepAliveTimeoutMs = 65_000;
const checkIntervalMs = 2_000;
const defaultDrainLimitMs = 10_000;
/** Who uses a kept connection within this time is told on it to take another. */
const idleGraceMs = 300;

/** Whoever kept the connection would send the next request to a port that nobody listens on. */
function askToClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}

/** Ends a request whose body does not come: Node knows one limit for all, and uploads need a longer one. */
function limitReceiving(request: IncomingMessage, response: ServerResponse): void {
  const timer = setTimeout(() => {
    if (request.complete || response.headersSent) return;
    response.writeHead(408, { connection: "close" }).end(() => request.destroy());
  }, requestTimeoutMs);
  request.once("end", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
}

/** An HTTP server that can leave without losing a request. */
export class DrainedServer {
  readonly server: Server;
  readonly #unanswered = new Set<ServerResponse>();
  #isDraining = false;
  #drained: Promise<void> | null = null;

  constructor(
    listener: RequestListener,
    private readonly drainLimitMs = defaultDrainLimitMs,
  ) {
    const options = {
      requestTimeout: uploadTimeoutMs,
      headersTimeout: headersTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: checkIntervalMs,
    };
    this.server = createServer(options, (request, response) => {
      this.#unanswered.add(response);
      response.once("close", () => this.#unanswered.delete(response));
      if (this.#isDraining) askToClose(response);
      if (!isUpload(request)) limitReceiving(request, response);
      listener(request, response);
    });
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Throws when the port is taken or may not be used, with the code of the system's error. */
  listen(port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, host, () => {
        this.server.removeListener("error", reject);
        resolve();
      });
    });
  }

  /**
   * Leaves the port at once, lets requests in flight finish for up to ten seconds, then closes what is left. Kept
   * connections stay for a moment: closed at once, they would swallow a request that is just on its way.
   */
  drain(): Promise<void> {
    this.#drained ??= this.#drain();
    return this.#drained;
  }

  #drain(): Promise<void> {
    this.#isDraining = true;
    for (const response of this.#unanswered) askToClose(response);
    return new Promise((resolve) => {
      // Not before what has come meanwhile is read: on a busy machine the time is over before anything was.
      const closeIdle = () => setImmediate(() => this.server.closeIdleConnections());
      const idle = setInterval(closeIdle, idleGraceMs);
      const limit = setTimeout(() => this.server.closeAllConnections(), this.drainLimitMs);
      // TCP's way of closing: HTTP's ends idle connections at once.
      TcpServer.prototype.close.call(this.server, () => {
        clearInterval(idle);
        clearTimeout(limit);
        resolve();
      });
    });
  }
}
