/** The addresses out of a text: one a line (or apart by commas), without empty ones. */
export function addressLines(typed: string): string[] {
  return typed
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
