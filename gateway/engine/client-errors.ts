import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { type ErrorCode, errorCodes } from "../../subgraphs/kit/errors";

/** A mistake in a query may be described to developers, but never so that a value sent comes back whole. */
const maxMessageLength = 300;

/** What goes to clients of an error's extensions; all else (names of subgraphs, stack traces) stays here. */
const publicExtensions = ["fields", "conflict", "reason", "retryAfterSeconds", "requestId"] as const;

export const internalErrorCode = "INTERNAL_SERVER_ERROR";

/** graphql-js helps with names of the schema ("Did you mean …?"): a dictionary for whoever guesses. */
const withoutHints = (message: string): string =>
  message.replace(/\s*Did you mean [^?]*\?/g, "").slice(0, maxMessageLength);

/** The error that stands for everything that went wrong on our side. */
export const internalError = (requestId: string, path?: GraphQLError["path"]): GraphQLFormattedError => ({
  message: "Something went wrong on our side.",
  ...(path && { path }),
  extensions: { code: internalErrorCode, requestId },
});

/** The error that stands for a request that is not in order. */
export const badRequest = (message: string, requestId: string): GraphQLFormattedError => ({
  message: withoutHints(message),
  extensions: { code: "BAD_USER_INPUT", requestId },
});

/**
 * What a client may see of an error of the composed answer: ours, by code; everything else masked.
 * @param log gets what is masked, unless the subgraph that masked it has logged it already
 */
export function toClientError(
  error: GraphQLError,
  requestId: string,
  log: (error: unknown) => void,
): GraphQLFormattedError {
  const code = error.extensions?.code as ErrorCode | undefined;
  if (!code || !errorCodes.includes(code)) {
    if ((code as string) !== internalErrorCode) log(error.originalError ?? error);
    return internalError(requestId, error.path);
  }
  const extensions: Record<string, unknown> = { code, requestId };
  for (const name of publicExtensions)
    if (error.extensions[name] !== undefined) extensions[name] = error.extensions[name];
  return { message: withoutHints(error.message), ...(error.path && { path: error.path }), extensions };
}
