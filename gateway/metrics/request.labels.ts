import { Kind, type OperationDefinitionNode } from "graphql";

/** Addresses that are told apart; of everything below a folder only the folder is. */
const addresses = new Set([
  "/",
  "/register",
  "/graphql",
  "/healthz",
  "/readyz",
  "/metrics",
  "/admin/settings.json",
  "/auth/login",
  "/auth/callback",
  "/auth/me",
  "/auth/grant",
  "/auth/logout",
]);
const methods = new Set(["GET", "HEAD", "POST"]);

/**
 * The route that an address counts for. What else a client may have written counts as "other", so that nobody can
 * invent series.
 * @param folders "/admin", "/digital-id"
 */
export function routeOf(path: string, folders: readonly string[]): string {
  const address = path.length > 1 ? path.replace(/\/$/, "") : path;
  if (addresses.has(address)) return address;
  const folder = folders.find((each) => address === each || address.startsWith(`${each}/`));
  return folder ? `${folder}/*` : "other";
}

export const methodOf = (method: string): string => (methods.has(method) ? method : "other");

/**
 * The root field of an operation that has been validated; "several" when it has more than one or hides them in fragments.
 * Its name is the client's own word and is not used.
 */
export function rootFieldOf({ selectionSet }: OperationDefinitionNode): string {
  const names = new Set(
    selectionSet.selections.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : "several")),
  );
  const [name = "several"] = names;
  return names.size === 1 ? name : "several";
}
