import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { TestClient } from "./test-client";

/** How an upload was answered. */
export interface UploadAnswer {
  status: number;
  id?: string;
  fileName?: string;
  width?: number;
  height?: number;
  /** The rule that a refused file breaks, or the error's code. */
  rule?: string;
}

export interface Upload {
  /** "service-points/photo" */
  to: string;
  recordId: string;
  name?: string;
  headers?: Record<string, string>;
}

/** Sends a file as the UI does. */
export async function upload(
  url: string,
  client: Pick<TestClient, "cookie">,
  bytes: Buffer,
  { to, recordId, name = "photo.jpg", headers = {} }: Upload,
): Promise<UploadAnswer> {
  const response = await fetch(`${url}/files/${to}?record=${recordId}&name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "content-type": "image/jpeg", "x-pakmut-csrf": "1", cookie: client.cookie, ...headers },
    body: new Uint8Array(bytes),
  });
  const { errors, ...uploaded } = (await response.json()) as Omit<UploadAnswer, "status"> & {
    errors?: { extensions: { code: string; fields?: { rule: string }[] } }[];
  };
  const extensions = errors?.[0]?.extensions;
  const refusal = extensions && { rule: extensions.fields?.[0]?.rule ?? extensions.code };
  return { status: response.status, ...uploaded, ...refusal };
}

/** A photo that looks different for each colour. */
export const photoOf = (colour: string, width = 400, height = 300): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(data.length, 0);
  sizes.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([sizes.subarray(0, 4), body, sizes.subarray(4)]);
}

/** A PNG of any size that is a few bytes on the wire: a bomb. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(1_000_000), { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}
