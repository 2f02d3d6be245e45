import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { refusedFile } from "./file-errors";

/** A phone in a lift may stop for a while; whoever says nothing for longer has gone. */
const idleSeconds = 20;

/**
 * Takes a body into a file of its own, never into memory, and gives `work` its path; afterwards it is gone.
 * Throws BAD_USER_INPUT when it is empty or has more than `maxBytes`: the rest is not read then.
 */
export async function receiveFile<Result>(
  body: Readable,
  { dir, maxBytes }: { dir: string; maxBytes: number },
  work: (path: string, firstBytes: Buffer) => Promise<Result>,
): Promise<Result> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, randomUUID());
  try {
    const firstBytes = await writeTo(path, body, maxBytes);
    return await work(path, firstBytes);
  } finally {
    await rm(path, { force: true });
  }
}

/** As many bytes as the type of a file is told by. */
const tellingBytes = 4_100;

async function writeTo(path: string, body: Readable, maxBytes: number): Promise<Buffer> {
  let bytes = 0;
  let first = Buffer.alloc(0);
  const idle = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => idle.abort(refusedFile("UPLOAD_TOO_SLOW")), idleSeconds * 1_000);
  };
  const counted = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      wait();
      bytes += chunk.length;
      if (bytes > maxBytes) throw refusedFile("FILE_TOO_LARGE", { max: maxBytes / 1024 / 1024 });
      if (first.length < tellingBytes) first = Buffer.concat([first, chunk]).subarray(0, tellingBytes);
      yield chunk;
    }
  };
  wait();
  try {
    await pipeline(body, counted, createWriteStream(path, { mode: 0o600, flags: "wx" }), { signal: idle.signal });
  } catch (error) {
    throw idle.signal.aborted ? idle.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
  if (!bytes) throw refusedFile("EMPTY_FILE");
  return first;
}
