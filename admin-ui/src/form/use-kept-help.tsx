import { useRef, type ReactNode } from "react";

/**
 * What stands under a field: what is wrong with it, else its hint, else nothing. Where something was wrong its room stays: it
 * is right as soon as a tap elsewhere leaves the field, and what that tap is meant for must not move away from under it.
 */
export function useKeptHelp(problem: ReactNode, hint?: ReactNode): ReactNode {
  const last = useRef<ReactNode>(null);
  if (problem) last.current = problem;
  if (problem ?? hint) return problem ?? hint;
  return last.current ? <span style={{ visibility: "hidden" }}>{last.current}</span> : undefined;
}
