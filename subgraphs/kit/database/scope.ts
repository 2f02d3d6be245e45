/** Path of the root of the tree; every other path begins with it and a dot. */
export const rootPath = "0";

/**
 * The half-open range [scope, upper) that holds a path and everything below it, in the "C" collation: labels are
 * base 36, joined by ".", and "/" is the character after ".". An empty scope gives an empty range, so a scope that
 * was never chosen, or is left over from an earlier transaction, shows no row.
 */
export function scopeRange(scopePath: string | null | undefined): { scope: string; upper: string } {
  return scopePath ? { scope: scopePath, upper: `${scopePath}/` } : { scope: "", upper: "" };
}

/** Does the scope of one path cover the other? The rule that the database enforces, for tests and previews. */
export function covers(scopePath: string, path: string): boolean {
  const { scope, upper } = scopeRange(scopePath);
  return path >= scope && path < upper;
}
