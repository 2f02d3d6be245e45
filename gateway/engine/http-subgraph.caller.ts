import { type DocumentNode, type ExecutionResult, GraphQLError, Kind, print } from "graphql";
import type { JWK } from "jose";
import { z } from "zod";
import { signActor } from "../../subgraphs/kit/actor";
import type { Operation } from "../../subgraphs/kit/database/operation";
import type { SubgraphRequest } from "../../subgraphs/kit/graphql/compiling.executor";
import { type HttpAnswer, JsonClient } from "./http.client";
import { downloadOverHttp } from "./http.download";
import { fileOverHttp, uploadOverHttp } from "./http.files";
import type { SubgraphCaller } from "./supergraph.engine";

/** Longer than any statement may run (5 s), shorter than the whole operation may take (10 s). */
const defaultTimeoutMs = 7_000;

export interface RemoteSubgraph {
  name: string;
  /** "http://organisations:4001/graphql" */
  url: string;
  /** Signs who asks, for this subgraph alone. */
  privateJwk: JWK;
  timeoutMs?: number;
}

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

/** Asks a subgraph that runs elsewhere; one that is away or too slow fails its own fields, and nothing else. */
export function httpSubgraph({ name, url, privateJwk, timeoutMs = defaultTimeoutMs }: RemoteSubgraph): SubgraphCaller {
  const client = new JsonClient(new URL(url), timeoutMs);
  return {
    name,
    async download(address, request, { operation }) {
      const token = await signActor(operation.actor, name, privateJwk);
      return downloadOverHttp(new URL(url), { token, requestId: operation.requestId }, address, request);
    },
    async upload(address, request, { admitted: { actor, requestId, address: from } }) {
      const token = await signActor(actor, name, privateJwk, from ?? null);
      return uploadOverHttp(new URL(url), { token, requestId }, address, request);
    },
    async file(address, { operation: { actor, requestId } }) {
      const token = await signActor(actor, name, privateJwk);
      return fileOverHttp(new URL(url), { token, requestId }, address);
    },
    async execute(request, operation) {
      try {
        return readAnswer(
          await send(client, request, operation, await signActor(operation.actor, name, privateJwk, operation.address)),
        );
      } catch (cause) {
        const originalError = new Error(`The subgraph ${name} gave no answer.`, { cause });
        return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] };
      }
    },
  };
}

function send(
  client: JsonClient,
  { document, variables, operationName }: SubgraphRequest,
  { requestId }: Operation,
  token: string,
): Promise<HttpAnswer> {
  const headers = { authorization: `Bearer ${token}`, "x-request-id": requestId };
  const body = JSON.stringify({ query: textOf(document), variables, operationName });
  return client.post(headers, body, !isMutation(document));
}

function readAnswer({ status, text }: HttpAnswer): ExecutionResult {
  if (status !== 200 && status !== 400) throw new Error(`It answered with status ${status}.`);
  const { data, errors } = answerShape.parse(JSON.parse(text));
  if (!data && !errors?.length) throw new Error("It answered with neither data nor errors.");
  return {
    data: data ?? null,
    ...(errors && {
      errors: errors.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions })),
    }),
  };
}

/** The plan of an operation is made once, so the same documents come again and again. */
const texts = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = print(document);
  texts.set(document, text);
  return text;
}

const isMutation = ({ definitions }: DocumentNode): boolean =>
  definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === "mutation",
  );
