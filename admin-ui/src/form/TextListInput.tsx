import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import IconButton from "@mui/material/IconButton";
import TextField, { type TextFieldProps } from "@mui/material/TextField";
import AddOutlined from "@mui/icons-material/AddOutlined";
import CloseOutlined from "@mui/icons-material/CloseOutlined";
import { styled } from "@mui/material/styles";
import { useController, useFormState, type FieldErrors } from "react-hook-form";
import { useText } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import { color } from "../layout/tokens";
import { fieldId } from "./form-definition";
import { useKeptHelp } from "./use-kept-help";

const Group = styled("fieldset")({
  margin: 0,
  padding: 0,
  border: 0,
  display: "flex",
  flexDirection: "column",
  gap: 8,
  minWidth: 0,
  "& legend": { padding: 0, marginBottom: 4, fontWeight: 600, lineHeight: 1.5 },
});

const Row = styled("div")({ display: "flex", gap: 4, alignItems: "flex-start" });

/** The words of a list of one kind of thing. */
export interface ListWords {
  item: MessageKey;
  add: MessageKey;
  remove: MessageKey;
}

interface TextListInputProps {
  field: string;
  label: MessageKey;
  words: ListWords;
  hint?: string;
  inputMode?: "tel" | "url";
  autoComplete?: string;
}

/** Any number of short texts, such as telephone numbers: one field a line, each with its own error. */
export function TextListInput({ field, label, words, hint, inputMode, autoComplete = "off" }: TextListInputProps) {
  const text = useText();
  const { field: control, fieldState } = useController({ name: field });
  const { errors } = useFormState();
  const saved = Array.isArray(control.value) ? (control.value as string[]) : [];
  // An empty list still offers a line to type in.
  const items = saved.length > 0 ? saved : [""];
  const focusLine = (index: number) => setTimeout(() => document.getElementById(fieldId(`${field}.${index}`))?.focus());
  const hintId = `${fieldId(field)}-hint`;
  function remove(index: number) {
    control.onChange(items.filter((_item, other) => other !== index));
    focusLine(Math.max(0, index - 1));
  }
  return (
    <Group id={fieldId(field)} tabIndex={-1} aria-describedby={hintId}>
      <legend>{text(label)}</legend>
      {items.map((item, index) => {
        const problem = itemProblem(errors, field, index);
        return (
          <Row key={index}>
            <LineField
              id={fieldId(`${field}.${index}`)}
              value={item}
              onChange={(event) =>
                control.onChange(items.map((other, at) => (at === index ? event.target.value : other)))
              }
              onBlur={control.onBlur}
              problem={problem}
              slotProps={{
                htmlInput: { "aria-label": text(words.item, { index: index + 1 }), inputMode, autoComplete },
              }}
            />
            {saved.length > 0 && (
              <IconButton
                aria-label={text(words.remove, { index: index + 1 })}
                onClick={() => remove(index)}
                sx={{ color: color.inkSecondary }}
              >
                <CloseOutlined aria-hidden />
              </IconButton>
            )}
          </Row>
        );
      })}
      <FormHelperText id={hintId} error={ownMessage(fieldState.error) !== undefined} sx={{ mt: 0 }}>
        {ownMessage(fieldState.error) ?? hint}
      </FormHelperText>
      <div>
        <Button
          variant="outlined"
          size="small"
          startIcon={<AddOutlined aria-hidden />}
          onClick={() => {
            control.onChange([...items, ""]);
            focusLine(items.length);
          }}
        >
          {text(words.add)}
        </Button>
      </div>
    </Group>
  );
}

function LineField({ problem, ...field }: TextFieldProps & { problem: string | undefined }) {
  return <TextField {...field} error={problem !== undefined} helperText={useKeptHelp(problem)} />;
}

/** The error of one line, which the server names "phones.0". */
function itemProblem(errors: FieldErrors, field: string, index: number): string | undefined {
  const ofField = errors[field] as Record<string, { message?: string }> | undefined;
  return ofField?.[index]?.message;
}

/** The error of the list as a whole, e.g. too many lines. */
function ownMessage(error: { message?: string } | undefined): string | undefined {
  return typeof error?.message === "string" ? error.message : undefined;
}
