import { type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { GraphQLError } from "graphql";
import { z } from "zod";
import type { DownloadRequest } from "../../subgraphs/kit/download/download";
import type { DownloadAddress, OpenedDownload } from "../../subgraphs/kit/download/open-download";

const errorShape = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() })).min(1),
});
const maxErrorBytes = 64 * 1024;

/** Opens a download of a subgraph that runs elsewhere. Its bytes flow through; when our client leaves, so do we. */
export async function downloadOverHttp(
  graphqlUrl: URL,
  { token, requestId }: { token: string; requestId: string },
  { name, format, isPost }: DownloadAddress,
  { parameters, signal }: Omit<DownloadRequest, "format">,
): Promise<OpenedDownload> {
  const url = new URL(`/export/${name}.${format}`, graphqlUrl);
  const headers = { authorization: `Bearer ${token}`, "x-request-id": requestId, "content-type": "application/json" };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    send(url, { method: "POST", headers, signal }, resolve)
      .once("error", reject)
      .end(JSON.stringify({ isPost, parameters }));
  });
  if (answer.statusCode !== 200) throw await errorOf(answer);
  const [, fileName = `${name}.${format}`] =
    /filename="([^"]+)"/.exec(answer.headers["content-disposition"] ?? "") ?? [];
  return { fileName, contentType: answer.headers["content-type"] ?? "application/octet-stream", bytes: answer };
}

/** The error that a subgraph answered with, as it would have thrown it here. */
export async function errorOf(answer: IncomingMessage): Promise<Error> {
  if (answer.statusCode !== 422) {
    answer.destroy();
    return new Error(`The subgraph answered with status ${answer.statusCode}.`);
  }
  let text = "";
  for await (const chunk of answer.setEncoding("utf8") as AsyncIterable<string>) {
    text += chunk;
    if (text.length > maxErrorBytes) throw new Error("The subgraph's error is too long.");
  }
  const [error] = errorShape.parse(JSON.parse(text)).errors;
  return new GraphQLError(error?.message ?? "", { extensions: error?.extensions });
}
