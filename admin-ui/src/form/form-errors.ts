import type { FieldErrors } from "react-hook-form";

/** One wrong field, by the name under which its control can be focused ("phones.0"). */
export interface FormError {
  field: string;
  message: string;
}

/** The errors of a form as a flat list, in the order of the form's fields. */
export function listErrors(errors: FieldErrors, fieldOrder: string[]): FormError[] {
  return fieldOrder.flatMap((field) => errorsOf(field, errors[field]));
}

function errorsOf(field: string, error: unknown): FormError[] {
  if (typeof error !== "object" || error === null) return [];
  const { message } = error as { message?: unknown };
  if (typeof message === "string") return [{ field, message }];
  // Of a list of parts: what is wrong with the list as a whole.
  const { root } = error as { root?: unknown };
  if (root) return errorsOf(field, root);
  return Object.entries(error)
    .filter(([part]) => part !== "ref" && part !== "root" && part !== "type")
    .flatMap(([part, inner]) => errorsOf(`${field}.${part}`, inner));
}

/** The errors that were kept, with their messages of now, and behind them those that are new; the same list where nothing is. */
export function keepErrors(kept: FormError[], errors: FormError[]): FormError[] {
  const now = new Map(errors.map((error) => [error.field, error]));
  const known = new Set(kept.map(({ field }) => field));
  const isSame = kept.every(({ field, message }) => (now.get(field)?.message ?? message) === message);
  const added = errors.filter(({ field }) => !known.has(field));
  return isSame && added.length === 0 ? kept : [...kept.map((error) => now.get(error.field) ?? error), ...added];
}
