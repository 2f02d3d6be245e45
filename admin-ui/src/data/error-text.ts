import type { Text } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import { ApiError, type FieldProblem } from "./api-error";
import { errorTh } from "./error.th";

const SECONDS_PER_MINUTE = 60;

/** The sentence for an error, in the reader's language. Anything that is no error of the API is a failure of ours. */
export function errorText(error: unknown, text: Text): string {
  if (!(error instanceof ApiError)) return text("error.INTERNAL_SERVER_ERROR");
  if (error.code === "RATE_LIMITED" && error.retryAfterSeconds) {
    return text("error.RATE_LIMITED_FOR", { minutes: Math.ceil(error.retryAfterSeconds / SECONDS_PER_MINUTE) });
  }
  if (error.code === "INTERNAL_SERVER_ERROR" && error.requestId) {
    return text("error.INTERNAL_SERVER_ERROR_WITH_ID", { requestId: error.requestId });
  }
  return text(`error.${error.code}`);
}

/** What would be right in a field that was refused. */
export function fieldProblemText({ rule, values = {} }: FieldProblem, text: Text): string {
  const key: MessageKey = rule in errorTh.rule ? (`error.rule.${rule}` as MessageKey) : "error.rule.UNKNOWN";
  const printable = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join(" ") : String(value)]),
  );
  return text(key, printable);
}
