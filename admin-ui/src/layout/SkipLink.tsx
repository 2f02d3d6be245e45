import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { color } from "./tokens";

const Anchor = styled("a")({
  position: "fixed",
  zIndex: 1500,
  top: 8,
  left: 8,
  padding: "8px 16px",
  color: color.ink,
  backgroundColor: color.surface,
  border: `2px solid ${color.ink}`,
  borderRadius: 8,
  fontWeight: 600,
  "&:not(:focus)": { transform: "translateY(-200%)" },
});

/** The first stop of the Tab key: past the bar and the menu. */
export function SkipLink() {
  return (
    <Anchor
      href="#main-content"
      onClick={(event) => {
        // The fragment would become part of the address, which holds the state of the page.
        event.preventDefault();
        document.getElementById("main-content")?.focus();
      }}
    >
      {useText()("frame.skipToContent")}
    </Anchor>
  );
}
