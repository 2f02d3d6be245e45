import { useLocation } from "react-router";

/** Pages that nobody is sent to on purpose. */
const waysIn: readonly string[] = ["/login", "/no-role"];

/** The page that somebody came for and was led away from, because she was not signed in or had no role. */
export function useReturnPath(): string {
  const state = useLocation().state as { nextPathname?: string; nextSearch?: string } | null;
  const path = state?.nextPathname ?? "/";
  return waysIn.includes(path) ? "/" : `${path}${state?.nextSearch ?? ""}`;
}
