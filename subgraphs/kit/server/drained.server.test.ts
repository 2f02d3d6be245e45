import { Agent, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { DrainedServer } from "./drained.server";

const answers: (() => void)[] = [];
let drained: DrainedServer;
let url: string;
const agent = new Agent({ keepAlive: true });

/** Answers when the test says so. */
async function start(drainLimitMs = 300): Promise<void> {
  drained = new DrainedServer((_request, response) => answers.push(() => response.end("answer")), drainLimitMs);
  await drained.listen(0, "127.0.0.1");
  url = `http://127.0.0.1:${(drained.server.address() as AddressInfo).port}/`;
}
beforeEach(async () => {
  answers.splice(0);
  await start();
});
afterEach(() => drained.drain());
afterAll(() => agent.destroy());

const ask = (): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => response.resume().once("end", () => resolve(response))).once("error", reject);
  });

async function asked(count: number): Promise<void> {
  while (answers.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("a server that leaves", () => {
  test("answers what is in flight, and asks those who keep a connection to close it", async () => {
    const first = ask();
    await asked(1);
    answers[0]?.();
    expect((await first).headers.connection).toBe("keep-alive");
    const second = ask();
    await asked(2);
    const left = drained.drain();
    expect(drained.isDraining).toBe(true);
    answers[1]?.();
    expect((await second).headers.connection).toBe("close");
    await left;
  });

  test("answers what has come on a kept connection while it was too busy to read it", async () => {
    await drained.drain();
    await start(10_000);
    const first = ask();
    await asked(1);
    answers[0]?.();
    await first;
    const left = drained.drain();
    const second = ask();
    await new Promise(process.nextTick);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    await Promise.race([second, asked(2)]);
    answers[1]?.();
    expect((await second).statusCode).toBe(200);
    await left;
  });

  test("is away from its port at once", async () => {
    const waiting = ask();
    await asked(1);
    const left = drained.drain();
    await expect(fetch(url)).rejects.toThrow();
    answers[0]?.();
    await Promise.all([waiting, left]);
  });

  test("does not wait longer than its limit for a client that never finishes", async () => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () =>
      socket.write("POST / HTTP/1.1\r\nHost: x\r\ncontent-length: 100\r\n\r\n{"),
    );
    socket.on("error", () => undefined);
    await asked(1);
    await drained.drain();
    socket.destroy();
  });

  test("says so when its port is taken", async () => {
    const { port } = new URL(url);
    const second = new DrainedServer(() => undefined);
    await expect(second.listen(Number(port), "127.0.0.1")).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
