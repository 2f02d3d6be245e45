import { ApolloClient, CombinedGraphQLErrors, HttpLink, ServerError, type OperationVariables } from "@apollo/client";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { CSRF_HEADER } from "../auth/session";
import { noteSignedIn } from "../auth/session-end";
import { ApiError, apiErrorFrom } from "./api-error";
import { askAgainWhenBusy } from "./ask-again";
import { NoCache } from "./no-cache";

/**
 * Apollo sends typed documents and reads answers; it caches nothing, because react-query (react-admin's cache) does.
 * Equal queries are not merged: one of them may be cancelled while the other is still wanted.
 */
const client = new ApolloClient({
  link: new HttpLink({ uri: "/graphql", credentials: "same-origin", headers: CSRF_HEADER }),
  cache: new NoCache(),
  queryDeduplication: false,
});

/**
 * Reads from the API. A part that could not be read (another subgraph is down) is null in the answer; only when nothing
 * could be read is it an error. Throws `ApiError`.
 */
export async function queryApi<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const data = await askAgainWhenBusy(() => queryOnce(document, variables, signal), signal);
  noteSignedIn();
  return data;
}

async function queryOnce<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  signal: AbortSignal | undefined,
): Promise<Data> {
  const { data, error } = await client
    .query({
      query: document,
      variables,
      fetchPolicy: "no-cache",
      errorPolicy: "all",
      context: { fetchOptions: { signal } },
    })
    .catch(rethrowAsApiError);
  if (error && !hasAnyAnswer(data)) throw toApiError(error);
  return data as Data;
}

/** Sends a command to the API. Throws `ApiError`. */
export async function mutateApi<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data } = await askAgainWhenBusy(() =>
    client.mutate({ mutation: document, variables, fetchPolicy: "no-cache" }).catch(rethrowAsApiError),
  );
  return data as Data;
}

function hasAnyAnswer(data: unknown): boolean {
  return typeof data === "object" && data !== null && Object.values(data).some((value) => value !== null);
}

function rethrowAsApiError(error: unknown): never {
  throw toApiError(error);
}

function toApiError(error: unknown): unknown {
  if (error instanceof Error && error.name === "AbortError") return error;
  if (CombinedGraphQLErrors.is(error)) return apiErrorFrom(error.errors[0] ?? { message: error.message });
  if (ServerError.is(error)) return errorOfHttpAnswer(error);
  return new ApiError("NETWORK", error instanceof Error ? error.message : String(error));
}

/** The gateway refuses some requests before GraphQL runs; its body then still is a GraphQL error. */
function errorOfHttpAnswer({ bodyText, statusCode }: ServerError): ApiError {
  try {
    const { errors } = JSON.parse(bodyText) as { errors?: Parameters<typeof apiErrorFrom>[0][] };
    if (errors?.[0]) return apiErrorFrom(errors[0]);
  } catch {
    // Not JSON: an answer of something before the gateway, told by its status alone.
  }
  if (statusCode === 401) return new ApiError("UNAUTHENTICATED", bodyText);
  if (statusCode === 429) return new ApiError("RATE_LIMITED", bodyText);
  if (statusCode === 503) return new ApiError("SERVICE_UNAVAILABLE", bodyText);
  return new ApiError(statusCode >= 502 ? "NETWORK" : "INTERNAL_SERVER_ERROR", bodyText);
}
