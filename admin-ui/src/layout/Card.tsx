import { styled } from "@mui/material/styles";
import { color } from "./tokens";

/** A white surface with a hairline border: the only kind of card. */
export const Card = styled("section")(({ theme }) => ({
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  // Rows that reach from edge to edge of a card take this back.
  "--card-padding": "24px",
  padding: "var(--card-padding)",
  minWidth: 0,
  [theme.breakpoints.down("sm")]: { "--card-padding": "16px" },
}));
