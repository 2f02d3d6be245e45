import { styled } from "@mui/material/styles";
import { size } from "./tokens";

const maxWidth = {
  list: size.listMaxWidth,
  home: size.homeMaxWidth,
  edit: size.editMaxWidth,
  reading: size.readingMaxWidth,
} as const;

/** The content of a page at the width of its kind: lists 1440 px, home 1280, forms 1240, reading 760. */
export const Page = styled("div", { shouldForwardProp: (prop) => prop !== "kind" })<{ kind: keyof typeof maxWidth }>(
  ({ theme, kind }) => ({
    display: "flex",
    flexDirection: "column",
    gap: 16,
    width: "100%",
    maxWidth: maxWidth[kind],
    padding: "24px 32px 32px",
    // On a phone a message over the foot of the page must not keep a finger from its last button.
    [theme.breakpoints.down("sm")]: { padding: kind === "edit" ? "16px 16px 24px" : "16px 16px 96px" },
  }),
);
