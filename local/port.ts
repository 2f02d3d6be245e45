import { createServer } from "node:net";
import { PlainError, errorCode } from "./plain-error";

/**
 * Gives `port` when it can be listened at, or any free one for 0. Asked for before everything else, so that nobody
 * waits for a database to learn that the port is taken. Throws a PlainError that says what to do.
 */
export function requireFreePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(explainListenError(error, host, port)));
    probe.listen({ host, port }, () => {
      const address = probe.address();
      const found = typeof address === "object" && address !== null ? address.port : port;
      probe.close(() => resolve(found));
    });
  });
}

/** The sentence for a server that may not listen; any other error unchanged. */
export function explainListenError(error: unknown, host: string, port: number): unknown {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return new PlainError(
        `Port ${port} is in use by another program: stop it, or choose another port with PORT=${port + 1} npm start.`,
      );
    case "EACCES":
      return new PlainError(`Your user must not open port ${port}: choose one above 1023 with PORT=4000 npm start.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new PlainError(`HOST=${host} is no address of this machine: set HOST to one, or leave it unset.`);
    default:
      return error;
  }
}
