import { GraphQLError } from "graphql";

/** One wrong field of an input: the field's path ("postcode", "phones.0"), the broken rule, and what would be right. */
export interface FieldError {
  field: string;
  rule: string;
  values?: Record<string, unknown>;
}

/** What another person did to a record since the version that the client had read. */
export interface ConflictDetail {
  version: number;
  changedAt: string;
  changedByName: string | null;
  /** Input fields that were changed since the client's version. */
  fields: string[];
  /** All input fields as they are now, in the shape of the input. */
  current: Record<string, unknown>;
}

/**
 * The eight errors that a client may see; everything else is masked. Messages are English and for developers:
 * the UI translates by `extensions.code` and by each field's `rule`.
 */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "BAD_USER_INPUT"
  | "INVALID_TRANSITION"
  | "CONFLICT"
  | "RATE_LIMITED"
  | "SERVICE_UNAVAILABLE";

export const errorCodes: readonly ErrorCode[] = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "BAD_USER_INPUT",
  "INVALID_TRANSITION",
  "CONFLICT",
  "RATE_LIMITED",
  "SERVICE_UNAVAILABLE",
];

const refuse = (code: ErrorCode, message: string, extensions: Record<string, unknown> = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, ...extensions } });

export const unauthenticated = (): GraphQLError => refuse("UNAUTHENTICATED", "Sign in first.");

/** `reason` is a code that the UI translates, such as ROLE or OWN_ROOT. */
export const forbidden = (reason: string): GraphQLError =>
  refuse("FORBIDDEN", "Your role does not allow this.", { reason });

/** Also for records that exist outside the actor's scope: a stranger must not learn that they do. */
export const notFound = (): GraphQLError => refuse("NOT_FOUND", "There is no such record.");

export const badUserInput = (fields: FieldError[], message = "Some fields are not right."): GraphQLError =>
  refuse("BAD_USER_INPUT", message, { fields });

export const invalidTransition = (message: string): GraphQLError => refuse("INVALID_TRANSITION", message);

export const conflict = (detail: ConflictDetail): GraphQLError =>
  refuse("CONFLICT", "Somebody else changed this record meanwhile.", { conflict: detail });

/** Too many tries: `retryAfterSeconds` tells from when on one is looked at again. */
export const rateLimited = (retryAfterSeconds: number): GraphQLError =>
  refuse("RATE_LIMITED", "Too many tries: wait a while.", { retryAfterSeconds });

/**
 * No connection to the database was free in time, or there was none to be had: nothing has been done, and trying again in
 * a moment is right.
 * @param originalError why, for the log alone
 */
export const serviceUnavailable = (originalError: Error): GraphQLError =>
  new GraphQLError("The service is not available at the moment.", {
    originalError,
    extensions: { code: "SERVICE_UNAVAILABLE" satisfies ErrorCode },
  });
