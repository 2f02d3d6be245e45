import { styled } from "@mui/material/styles";
import { color } from "../layout/tokens";

const Mark = styled("svg")({
  position: "absolute",
  left: "50%",
  top: "50%",
  transform: "translate(-50%, -50%)",
  pointerEvents: "none",
});

/** Marks the middle of the map. */
export function Crosshair() {
  return (
    <Mark width="32" height="32" viewBox="0 0 32 32" aria-hidden fill="none">
      <path d="M16 2v10M16 20v10M2 16h10M20 16h10" stroke="#FFFFFF" strokeWidth="5" strokeLinecap="round" />
      <path d="M16 2v10M16 20v10M2 16h10M20 16h10" stroke={color.ink} strokeWidth="2" strokeLinecap="round" />
    </Mark>
  );
}
