import { useRef, type ReactNode } from "react";
import { styled } from "@mui/material/styles";

/** As high as the higher of the two, whichever of them is shown. */
const Stack = styled("span")({ display: "grid", "& > *": { gridArea: "1 / 1" } });

/**
 * What stands under a field: what is wrong with it, else its hint, else nothing. Where something was wrong its room stays, and
 * there is room for the hint beside it: the field is right as soon as a tap elsewhere leaves it, and what that tap is meant
 * for must not move away from under it.
 */
export function useKeptHelp(problem: ReactNode, hint?: ReactNode): ReactNode {
  const last = useRef<ReactNode>(null);
  if (problem) last.current = problem;
  if (!last.current) return hint;
  return (
    <Stack>
      <span style={{ visibility: problem ? "visible" : "hidden" }}>{last.current}</span>
      {hint && <span style={{ visibility: problem ? "hidden" : "visible" }}>{hint}</span>}
    </Stack>
  );
}
