/**
 * What the log keeps of an error. PostgreSQL's and the sign-in library's carry the values they failed at: names, ids,
 * tokens. Those stay out; the sentences, the place and the code are enough to find the fault.
 */
export interface SafeError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: SafeError;
}

const deepest = 5;

/** Serialises an error for the log; anything else becomes its kind alone. */
export function safeError(error: unknown, depth = 0): SafeError {
  if (typeof error !== "object" || error === null || !("message" in error))
    return { type: typeof error, message: "Not an error." };
  const { name, message, code, stack, cause } = error as Error & { code?: unknown };
  return {
    type: name ?? "Error",
    message: String(message),
    ...(typeof code === "string" && { code }),
    ...(stack && { stack }),
    ...(cause !== undefined && depth < deepest && { cause: safeError(cause, depth + 1) }),
  };
}
