import TextField from "@mui/material/TextField";
import { useController } from "react-hook-form";
import { fieldProblemText } from "../data/error-text";
import { useText } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import { brokenRule, type RuleName } from "./field-rules";
import { fieldId } from "./form-definition";
import { useKeptHelp } from "./use-kept-help";

export interface TextInputProps {
  field: string;
  label: MessageKey;
  hint?: string;
  /** Checked before the server is asked; REQUIRED also marks the label. */
  rules?: readonly RuleName[];
  /** More than one line. */
  rows?: number;
  /** The language of the content, where the label fixes it. */
  lang?: "th" | "en";
  inputMode?: "text" | "numeric" | "tel" | "email" | "url";
  autoComplete?: string;
}

/** A text field of a form: label above, hint and error below, both read out with the field. */
export function TextInput({
  field,
  label,
  hint,
  rules = [],
  rows,
  lang,
  inputMode,
  autoComplete = "off",
}: TextInputProps) {
  const text = useText();
  const validate = (value: unknown) => {
    const problem = brokenRule(field, value, rules);
    return problem && fieldProblemText(problem, text);
  };
  const { field: control, fieldState } = useController({ name: field, rules: { validate } });
  const problem = fieldState.error?.message;
  const help = useKeptHelp(problem, hint);
  return (
    <TextField
      id={fieldId(field)}
      label={text(label)}
      required={rules.includes("REQUIRED")}
      error={problem !== undefined}
      helperText={help}
      multiline={rows !== undefined}
      minRows={rows}
      {...control}
      value={typeof control.value === "string" ? control.value : ""}
      slotProps={{ htmlInput: { lang, inputMode, autoComplete } }}
    />
  );
}
