import DragIndicator from "@mui/icons-material/DragIndicator";
import { styled } from "@mui/material/styles";
import { useText } from "../../i18n/use-text";
import { color } from "../../layout/tokens";
import type { DragHandleProps } from "./use-sibling-drag";

/** For pointers only: with keys Alt and the arrows do the same, and the panel has buttons. */
const Grip = styled("span")({
  flexShrink: 0,
  display: "grid",
  placeItems: "center",
  width: 32,
  height: 32,
  borderRadius: 6,
  color: color.inkPlaceholder,
  cursor: "grab",
  // A finger on it drags instead of scrolling.
  touchAction: "none",
  userSelect: "none",
  "&:hover": { backgroundColor: color.line, color: color.inkSecondary },
  "@media (pointer: coarse)": { width: 44, height: 44 },
});

/** Takes hold of a row to drag it among its siblings. */
export function DragHandle(handle: DragHandleProps) {
  const text = useText();
  return (
    <Grip
      aria-hidden
      data-drag-handle
      title={text("tree.drag")}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      {...handle}
    >
      <DragIndicator />
    </Grip>
  );
}

/** Where the dragged row would go. */
export const DropLine = styled("div")({
  position: "absolute",
  insetInline: 8,
  height: 4,
  marginTop: -2,
  borderRadius: 2,
  zIndex: 2,
  pointerEvents: "none",
  backgroundColor: color.primary,
  "&::before": {
    content: '""',
    position: "absolute",
    insetInlineStart: -4,
    top: -4,
    width: 12,
    height: 12,
    borderRadius: 6,
    backgroundColor: color.primary,
  },
});
