import { GraphQLError } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import { badUserInput, errorCodes, type ErrorCode, type FieldError } from "../errors";
import type { ErrorLog } from "./build-subgraph";

interface Violation {
  property: string;
  constraints?: Record<string, string>;
  children?: Violation[];
}

/** class-validator's names of constraints, said as the rules that the UI knows. */
const ruleOfConstraint: Record<string, string> = {
  maxLength: "TOO_LONG",
  minLength: "REQUIRED",
  arrayMaxSize: "TOO_MANY",
  isLatitude: "LATITUDE_RANGE",
  isLongitude: "LONGITUDE_RANGE",
  max: "TOO_LARGE",
  min: "TOO_SMALL",
  isUuid: "UNKNOWN_CODE",
};

/** What is wrong, by fields, out of what class-validator says. */
export function fieldErrorsOf(violations: readonly Violation[], parent = ""): FieldError[] {
  return violations.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = parent ? `${parent}.${property}` : property;
    const own = Object.keys(constraints).map((name) => ({ field, rule: ruleOfConstraint[name] ?? "NOT_VALID" }));
    return [...own, ...fieldErrorsOf(children, field)];
  });
}

/**
 * PostgreSQL's codes for a value that nothing of the asked kind can be: an id that is no uuid, a text with NUL, a number
 * out of range. Its own words would repeat the value, so they go neither to the client nor into the log.
 */
const malformedValueCodes: readonly unknown[] = ["22P02", "22021", "22P05", "22003"];

/** Did PostgreSQL refuse a value, because it is none of its type? */
export const isRefusedValue = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && malformedValueCodes.includes(cause.code);

/** Was a value not of its type? Either GraphQL refused it, as a variable or an argument, or PostgreSQL did. */
const isMalformedValue = (cause: Error): boolean => cause instanceof GraphQLError || isRefusedValue(cause);

/**
 * What a client may see of the errors of one execution: ours as they are; limits of arguments and malformed values as
 * BAD_USER_INPUT, without GraphQL's words, which name types and variables; everything else as one neutral sentence with the id under
 * which the log has it.
 */
export function toClientErrors(errors: readonly GraphQLError[], requestId: string, log: ErrorLog): GraphQLError[] {
  return errors.map((error) => {
    const { nodes, path, originalError } = error;
    const place = { nodes, path, extensions: { requestId } };
    if (originalError instanceof ArgumentValidationError) {
      const { validationErrors } = originalError.extensions as { validationErrors: Violation[] };
      const { message, extensions } = badUserInput(fieldErrorsOf(validationErrors));
      return new GraphQLError(message, { ...place, extensions: { ...extensions, requestId } });
    }
    const code = error.extensions.code as ErrorCode | undefined;
    if (code && errorCodes.includes(code)) {
      if (code === "SERVICE_UNAVAILABLE")
        log((originalError as GraphQLError | undefined)?.originalError ?? error, requestId);
      return new GraphQLError(error.message, { ...place, extensions: { ...error.extensions, requestId } });
    }
    if (!originalError || isMalformedValue(originalError)) {
      const { message, extensions } = badUserInput([], "A value is malformed.");
      return new GraphQLError(message, { ...place, extensions: { ...extensions, requestId } });
    }
    log(originalError, requestId);
    return new GraphQLError("Something went wrong on our side.", {
      ...place,
      extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
    });
  });
}
