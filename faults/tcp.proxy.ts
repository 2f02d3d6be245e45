import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** What becomes of the bytes of every connection, old and new. */
export type Network =
  /** They arrive. */
  | "whole"
  /** They arrive late. */
  | "slow"
  /** They are taken, and arrive nowhere: a firewall that has forgotten the connection, a cable that was pulled. */
  | "half-open"
  /** Every connection is reset, and every new one. */
  | "resetting";

const lateMs = 100;

/** A network between two processes that can be made bad. */
export class TcpProxy {
  #network: Network = "whole";
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(private readonly target: { host: string; port: number }) {
    this.#server = createServer((client) => this.#join(client));
  }

  /** @param url of what is behind it; only host and port matter */
  static async start(url: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(url);
    const proxy = new TcpProxy({ host: hostname, port: Number(port) });
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  /** The same address by way of this network. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = "127.0.0.1";
    changed.port = String((this.#server.address() as AddressInfo).port);
    return changed.toString();
  }

  become(network: Network): void {
    this.#network = network;
    if (network === "resetting") for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #join(client: Socket): void {
    if (this.#network === "resetting") return void client.resetAndDestroy();
    const server = connect(this.target);
    this.#carry(client, server);
    this.#carry(server, client);
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on("error", () => to.destroy());
    from.on("data", (bytes) => {
      if (this.#network === "half-open") return;
      if (this.#network === "slow") setTimeout(() => to.writable && to.write(bytes), lateMs);
      else to.write(bytes);
    });
    from.on("close", () => {
      this.#sockets.delete(from);
      // Who is behind a network that swallows everything does not hear of the end either.
      if (this.#network !== "half-open") to.destroy();
    });
  }
}
