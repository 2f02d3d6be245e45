import { useEffect, useRef, useState } from "react";
import CheckOutlined from "@mui/icons-material/CheckOutlined";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { ValidationError } from "ra-core";
import { useText } from "../i18n/use-text";
import { color, tone } from "../layout/tokens";
import { fieldLabelKey, type FormResource } from "./form-definition";
import { focusField } from "./focus-field";
import { type FormError, keepErrors } from "./form-errors";

const Box = styled("div")({
  padding: "20px 24px",
  backgroundColor: color.surface,
  border: `3px solid ${tone.error.text}`,
  borderRadius: 12,
  "& ul": { margin: "4px 0 0", paddingInlineStart: 24 },
  // The tick takes the bullet's place: no line gets longer by it.
  "& li": { position: "relative" },
  "& li.corrected": { listStyle: "none" },
  "& li.corrected a": { color: color.inkSecondary },
  "& li > svg": { position: "absolute", insetInlineStart: -24, top: 3, fontSize: 20, color: tone.ok.text },
  "& a": { color: tone.error.text, fontWeight: 600, textDecoration: "underline" },
});

interface ErrorSummaryProps {
  resource: FormResource;
  errors: FormError[];
  /** Grows with each refused save: the summary then takes the focus. */
  refusals: number;
}

/**
 * Everything that keeps the form from being saved, each a link to its field. What is corrected is ticked and stays until the
 * next save: were it taken away at once, the page would move up under the finger that taps the next field.
 */
export function ErrorSummary({ resource, errors, refusals }: ErrorSummaryProps) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const focusedFor = useRef(0);
  const kept = useKeptErrors(errors, refusals);
  // The errors arrive with the refusal or one rendering later.
  useEffect(() => {
    if (refusals === focusedFor.current || !box.current) return;
    focusedFor.current = refusals;
    box.current.focus({ preventScroll: true });
    box.current.scrollIntoView({ block: "center" });
  });
  if (kept.length === 0) return null;
  const wrong = new Set(errors.map(({ field }) => field));
  return (
    <Box ref={box} role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <Typography variant="h2" id="error-summary-title" sx={{ color: tone.error.text, display: "grid" }}>
        <span style={{ gridArea: "1 / 1" }}>
          {errors.length > 0 ? text("form.errorTitle", { count: errors.length }) : text("form.errorsCorrected")}
        </span>
        {/* As many lines as there were: on a phone the sentence of the errors takes two. */}
        <span style={{ gridArea: "1 / 1", visibility: "hidden" }} aria-hidden>
          {text("form.errorTitle", { count: kept.length })}
        </span>
      </Typography>
      <ul>
        {kept.map(({ field, message }) => (
          <li key={field} className={wrong.has(field) ? undefined : "corrected"}>
            {!wrong.has(field) && <CheckOutlined titleAccess={text("form.corrected")} />}
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

/** The errors of the last refused save and those found since, corrected or not. */
function useKeptErrors(errors: FormError[], refusals: number): FormError[] {
  const [kept, setKept] = useState({ refusals, errors });
  const now = kept.refusals === refusals ? keepErrors(kept.errors, errors) : errors;
  if (now !== kept.errors || kept.refusals !== refusals) setKept({ refusals, errors: now });
  return now;
}
