import type { GraphQLError } from "graphql";
import { badUserInput } from "../errors";

/** Refuses a file: `rule` says which it breaks, the UI says it in words. */
export const refusedFile = (rule: string, values?: Record<string, unknown>): GraphQLError =>
  badUserInput([{ field: "file", rule, ...(values && { values }) }], "This file is not accepted.");
