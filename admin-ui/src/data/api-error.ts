/** One field that the server refused, with the rule it broke and the values that make the message concrete. */
export interface FieldProblem {
  field: string;
  rule: string;
  values?: Record<string, unknown>;
}

/** What somebody else saved while a form was open. `current` has every input field in the shape of the input. */
export interface EditConflict {
  version: number;
  changedAt: string;
  changedByName: string | null;
  fields: string[];
  current: Record<string, unknown>;
}

export type ApiErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "BAD_USER_INPUT"
  | "INVALID_TRANSITION"
  | "CONFLICT"
  | "RATE_LIMITED"
  | "SERVICE_UNAVAILABLE"
  | "INTERNAL_SERVER_ERROR"
  /** No answer came: the line is down, or the server is. */
  | "NETWORK";

interface ApiErrorDetails {
  requestId?: string;
  fields?: FieldProblem[];
  conflict?: EditConflict;
  retryAfterSeconds?: number;
  reason?: string;
}

/**
 * An error of the API as the interface handles it: by code. The server's English message is for developers and is
 * never shown; texts come from the code.
 */
export class ApiError extends Error {
  readonly requestId: string | undefined;
  readonly fields: FieldProblem[];
  readonly conflict: EditConflict | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** Of FORBIDDEN: the rule, as the same code that `allowedActions` gives. */
  readonly reason: string | undefined;

  constructor(
    readonly code: ApiErrorCode,
    message: string,
    details: ApiErrorDetails = {},
  ) {
    super(message);
    this.name = "ApiError";
    this.requestId = details.requestId;
    this.fields = details.fields ?? [];
    this.conflict = details.conflict;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.reason = details.reason;
  }
}

const knownCodes: ReadonlySet<string> = new Set<ApiErrorCode>([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "BAD_USER_INPUT",
  "INVALID_TRANSITION",
  "CONFLICT",
  "RATE_LIMITED",
  "SERVICE_UNAVAILABLE",
]);

interface GraphQLErrorLike {
  message: string;
  extensions?: Record<string, unknown>;
}

/** Reads the first error of a GraphQL answer. An unknown code counts as a failure of the server. */
export function apiErrorFrom({ message, extensions = {} }: GraphQLErrorLike): ApiError {
  const code =
    typeof extensions.code === "string" && knownCodes.has(extensions.code) ? extensions.code : "INTERNAL_SERVER_ERROR";
  return new ApiError(code as ApiErrorCode, message, extensions as ApiErrorDetails);
}
