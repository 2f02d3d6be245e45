import { useEffect, useRef } from "react";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { ValidationError } from "ra-core";
import { useText } from "../i18n/use-text";
import { color, tone } from "../layout/tokens";
import { fieldLabelKey, type FormResource } from "./form-definition";
import { focusField } from "./focus-field";
import type { FormError } from "./form-errors";

const Box = styled("div")({
  padding: "20px 24px",
  backgroundColor: color.surface,
  border: `3px solid ${tone.error.text}`,
  borderRadius: 12,
  "& ul": { margin: "4px 0 0", paddingInlineStart: 24 },
  "& a": { color: tone.error.text, fontWeight: 600, textDecoration: "underline" },
});

interface ErrorSummaryProps {
  resource: FormResource;
  errors: FormError[];
  /** Grows with each refused save: the summary then takes the focus. */
  refusals: number;
}

/** Everything that keeps the form from being saved, each a link to its field. */
export function ErrorSummary({ resource, errors, refusals }: ErrorSummaryProps) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const focusedFor = useRef(0);
  // The errors arrive with the refusal or one rendering later.
  useEffect(() => {
    if (refusals === focusedFor.current || !box.current) return;
    focusedFor.current = refusals;
    box.current.focus({ preventScroll: true });
    box.current.scrollIntoView({ block: "center" });
  });
  if (errors.length === 0) return null;
  return (
    <Box ref={box} role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <Typography variant="h2" id="error-summary-title" sx={{ color: tone.error.text }}>
        {text("form.errorTitle", { count: errors.length })}
      </Typography>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a
              href={`#field-${field}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(field);
              }}
            >
              {text(fieldLabelKey(resource, field))}: <ValidationError error={message} />
            </a>
          </li>
        ))}
      </ul>
    </Box>
  );
}
