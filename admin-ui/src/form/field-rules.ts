import type { FieldProblem } from "../data/api-error";
import { isEmptyValue } from "./form-values";

const rules = {
  REQUIRED: (value: unknown) => !isEmptyValue(value),
  POSTCODE_FORMAT: (value: unknown) => isEmptyValue(value) || /^[1-9๑-๙][0-9๐-๙]{4}$/.test(String(value).trim()),
  EMAIL_FORMAT: (value: unknown) => isEmptyValue(value) || /^\S+@\S+\.\S+$/.test(String(value).trim()),
  NOT_ENGLISH: (value: unknown) => !/[\u0E00-\u0E7F]/.test(String(value ?? "")),
};

/** Checks that need no server, under the names that the server uses. They spare a round trip; the server decides. */
export type RuleName = keyof typeof rules;

/** The first rule that a field's value breaks. */
export function brokenRule(field: string, value: unknown, names: readonly RuleName[]): FieldProblem | undefined {
  const rule = names.find((name) => !rules[name](value));
  return rule && { field, rule };
}
