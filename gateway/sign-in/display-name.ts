import { standardNameClaims } from "./digital-id.settings";

const maxNameLength = 200;

/** A text as we keep it: composed, on one line, of a length that fits into a list. */
const tidy = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, maxNameLength);

/**
 * The name that a person's claims make: the first of the ways for which all claims are there.
 * @param ways each the claims to join
 */
export function displayNameOf(
  claims: Readonly<Record<string, unknown>>,
  ways: readonly (readonly string[])[] = standardNameClaims,
): string | null {
  for (const way of ways) {
    const parts = way.map((claim) => claims[claim]).map((value) => (typeof value === "string" ? tidy(value) : ""));
    if (parts.length > 0 && parts.every((part) => part !== "")) return tidy(parts.join(" "));
  }
  return null;
}
