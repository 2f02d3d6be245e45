import type { ReactNode } from "react";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import { Card } from "../layout/Card";

const Fields = styled("div")({ display: "flex", flexDirection: "column", gap: 20 });

/** Two fields that belong together, side by side from 600 px on. */
export const FieldPair = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "1fr 1fr",
  gap: 20,
  alignItems: "start",
  [theme.breakpoints.down("sm")]: { gridTemplateColumns: "1fr" },
}));

/** A part of a long form under its own heading. */
export function Section({ id, title, children }: { id: string; title: MessageKey; children: ReactNode }) {
  const text = useText();
  return (
    <Card id={id} aria-labelledby={`${id}-title`} style={{ scrollMarginTop: 80 }}>
      <Typography variant="h2" id={`${id}-title`} sx={{ mb: 2 }}>
        {text(title)}
      </Typography>
      <Fields>{children}</Fields>
    </Card>
  );
}
