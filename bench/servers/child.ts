import { fork } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** A server in a process of its own, so that the load generator beside it does not wait for it. */
export interface ChildServer {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a program of this folder and waits until it listens.
 * @param settings its environment variables, beside those of this process
 */
export async function startChild(program: string, settings: Record<string, string>): Promise<ChildServer> {
  const child = fork(join(__dirname, program), { env: { ...process.env, ...settings } });
  const exited = once(child, "exit");
  const first = await Promise.race([once(child, "message"), exited.then(() => null)]);
  if (!first) throw new Error(`${program} ended before it listened.`);
  const stop = async (): Promise<void> => {
    child.disconnect();
    await exited;
  };
  return { port: first[0] as number, pid: child.pid as number, stop };
}

/** In the child: tells the parent the port, and ends when the parent lets go. */
export function announce(server: Server, close: () => Promise<void>): void {
  process.send?.((server.address() as AddressInfo).port);
  process.once("disconnect", () => void close().finally(() => process.exit()));
}

/** A setting that the parent must give. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}
