import { type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { FileAddress, OpenedFile, UploadedFile } from "../../subgraphs/kit/file/file.types";
import type { UploadAddress, UploadRequest } from "../../subgraphs/kit/file/upload";
import { errorOf } from "./http.download";

/** The gateway's word for who asks. */
export interface Voucher {
  token: string;
  requestId: string;
}

/** Larger than any form of a file that is kept. */
const maxFileBytes = 16 * 1024 * 1024;
const uploadedShape = z.object({
  id: z.string(),
  fileName: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});
const toldShape = z.object({
  contentType: z.string(),
  isInline: z.boolean(),
  isPublic: z.boolean(),
  fileName: z.string(),
  sha256: z.string(),
});

const headersOf = ({ token, requestId }: Voucher) => ({
  authorization: `Bearer ${token}`,
  "x-request-id": requestId,
});

/** Passes a file on to a subgraph that runs elsewhere, as it comes. */
export async function uploadOverHttp(
  graphqlUrl: URL,
  voucher: Voucher,
  { kind, recordId, fileName }: UploadAddress,
  { body, length }: UploadRequest,
): Promise<UploadedFile> {
  const url = new URL(`/files/${encodeURIComponent(kind)}`, graphqlUrl);
  url.search = new URLSearchParams({ record: recordId, name: fileName }).toString();
  const headers = {
    ...headersOf(voucher),
    "content-type": "application/octet-stream",
    ...(length !== null && { "content-length": String(length) }),
  };
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const sent = send(url, { method: "POST", headers });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    // It may answer before it has everything, when it refuses: then the rest is of no interest to anybody.
    sent.once("response", resolve).once("error", reject);
    pipeline(body, sent).catch(reject);
  });
  if (answer.statusCode !== 200) throw await errorOf(answer);
  return uploadedShape.parse(JSON.parse((await bytesOf(answer)).toString("utf8")));
}

/** Fetches a file of a subgraph that runs elsewhere. */
export async function fileOverHttp(
  graphqlUrl: URL,
  voucher: Voucher,
  { id, width, takesWebp }: FileAddress,
): Promise<OpenedFile> {
  const path = `/files/${encodeURIComponent(id)}/${encodeURIComponent(width)}`;
  const url = new URL(`${path}?webp=${takesWebp ? 1 : 0}`, graphqlUrl);
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    send(url, { headers: headersOf(voucher) }, resolve)
      .once("error", reject)
      .end();
  });
  if (answer.statusCode !== 200) throw await errorOf(answer);
  const told = toldShape.parse(JSON.parse(decodeURIComponent(String(answer.headers["x-pakmut-file"]))));
  return { ...told, bytes: await bytesOf(answer) };
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxFileBytes) throw new Error("The subgraph's file is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
