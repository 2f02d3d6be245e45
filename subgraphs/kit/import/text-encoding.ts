import { isUtf8 } from "node:buffer";
import type { FileEncoding } from "./import.types";

/** How many bytes at the end of `bytes` begin a character that is not whole yet. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < length ? back : 0;
  }
  return 0;
}

/**
 * Tells in which of the two encodings a file was written: UTF-8 when all of it is valid UTF-8, else Windows-874. In that, a
 * word that begins with one of the letters ก to ฟ is never valid UTF-8, and no file is without one.
 */
export async function detectEncoding(chunks: AsyncIterable<Buffer>): Promise<FileEncoding> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    const whole = bytes.length - unfinishedBytes(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return "windows-874";
    rest = Buffer.from(bytes.subarray(whole));
  }
  return rest.length ? "windows-874" : "utf-8";
}
