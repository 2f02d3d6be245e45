import { once } from "node:events";
import type { TransformOptions } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw, type ZlibOptions } from "node:zlib";

/** One file of an archive: its bytes come while it is written. */
export interface ZippedFile {
  path: string;
  bytes: AsyncIterable<Uint8Array>;
}

interface Entry {
  path: Buffer;
  offset: number;
  crc: number;
  size: number;
  zippedSize: number;
}

const version = 20;
/** Sizes follow the bytes (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980, the first day that the format knows: files are the same however often they are made. */
const date = 0x21;
/** A workbook repeats itself so much that the quickest level will do. */
const level = 1;
/** So much may wait on each side of the packer: with less, whoever makes the bytes stands still while they are packed. */
const waitingBytes = 1_048_576;
const packerOptions: ZlibOptions & TransformOptions = { level, chunkSize: 262_144, highWaterMark: waitingBytes };

function localHeader(path: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(date, 12);
  header.writeUInt16LE(path.length, 26);
  return Buffer.concat([header, path]);
}

function descriptor({ crc, zippedSize, size }: Entry): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(zippedSize, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function centralHeader({ path, offset, crc, size, zippedSize }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(version, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(deflated, 10);
  header.writeUInt16LE(date, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(zippedSize, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(path.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, path]);
}

function end(entries: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

async function* counted(bytes: AsyncIterable<Uint8Array>, entry: Entry): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    entry.crc = crc32(chunk, entry.crc);
    entry.size += chunk.length;
    yield chunk;
  }
}

/** Packs beside this thread: while one chunk is packed the next is made. */
async function* zipped(bytes: AsyncIterable<Uint8Array>, entry: Entry): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw(packerOptions);
  const packing = pipeline(counted(bytes, entry), deflate);
  packing.catch(() => undefined);
  try {
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      entry.zippedSize += chunk.length;
      yield chunk;
    }
  } finally {
    deflate.destroy();
    if (!deflate.closed) await once(deflate, "close");
    // What gave the bytes has ended by then, and given its connection back.
    await packing.catch(() => undefined);
  }
}

/** Writes a ZIP archive while its files come, each smaller than 4 GB, with the memory of a few chunks. */
export async function* writeZip(files: AsyncIterable<ZippedFile>): AsyncGenerator<Buffer> {
  const entries: Entry[] = [];
  let offset = 0;
  const passed = (chunk: Buffer): Buffer => {
    offset += chunk.length;
    return chunk;
  };
  for await (const { path, bytes } of files) {
    const entry = { path: Buffer.from(path), offset, crc: 0, size: 0, zippedSize: 0 };
    entries.push(entry);
    yield passed(localHeader(entry.path));
    for await (const chunk of zipped(bytes, entry)) yield passed(chunk);
    yield passed(descriptor(entry));
  }
  const directory = Buffer.concat(entries.map(centralHeader));
  yield Buffer.concat([directory, end(entries.length, directory.length, offset)]);
}
