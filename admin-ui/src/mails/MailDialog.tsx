import { useState } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import type { MailPartsFragment } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";

/** No scripts, no forms, no origin: what stands in a mail can do nothing here. */
const NO_RIGHTS = "";

const Frame = styled("iframe")({
  width: "100%",
  height: "min(420px, 60vh)",
  border: `1px solid ${color.line}`,
  borderRadius: 8,
  backgroundColor: "#fff",
});
const Plain = styled("pre")({
  margin: 0,
  padding: 16,
  minHeight: 200,
  border: `1px solid ${color.line}`,
  borderRadius: 8,
  backgroundColor: color.inset,
  fontFamily: "inherit",
  fontSize: 16,
  lineHeight: 1.65,
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
});

const forms = ["html", "text"] as const;
const formLabels = { html: "mail.asHtml", text: "mail.asText" } as const;

/** One mail, as its receiver sees it or as plain text. */
export function MailDialog({ mail, onClose }: { mail: MailPartsFragment; onClose: () => void }) {
  const text = useText();
  const [form, setForm] = useState<(typeof forms)[number]>("html");
  return (
    <Dialog open onClose={onClose} aria-labelledby="mail-title" maxWidth="md" fullWidth>
      <DialogTitle id="mail-title" lang="th">
        {mail.subject}
      </DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <Typography sx={{ overflowWrap: "anywhere" }}>{text("mail.to", { address: mail.to })}</Typography>
        <div role="group" aria-label={text("mail.form")} style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
          {forms.map((one) => (
            <Button
              key={one}
              variant={form === one ? "contained" : "outlined"}
              aria-pressed={form === one}
              onClick={() => setForm(one)}
            >
              {text(formLabels[one])}
            </Button>
          ))}
        </div>
        {form === "html" ? (
          <Frame title={text("mail.frame")} sandbox={NO_RIGHTS} srcDoc={mail.html} />
        ) : (
          <Plain lang="th">{mail.text}</Plain>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          {text("frame.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
