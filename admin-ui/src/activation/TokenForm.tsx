import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { styled } from "@mui/material/styles";
import type { MessageKey } from "../i18n/messages";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { tone } from "../layout/tokens";
import { groupToken } from "./token-groups";
import { useRedemption, type NewGrant } from "./use-redemption";
import type { WaitClock } from "./wait-clock";

const Form = styled("form")({ display: "flex", flexDirection: "column", gap: 16 });

const Face = styled("span")({ fontWeight: 700, fontSize: 18, whiteSpace: "nowrap" });

interface TokenFormProps {
  submitLabel: MessageKey;
  onGranted: (grant: NewGrant) => void;
}

/** The field for an activation token: wide, in groups as typed; one sentence for whatever is wrong with a token. */
export function TokenForm({ submitLabel, onGranted }: TokenFormProps) {
  const text = useText();
  const { redeem, problem, clearProblem, isSending, wait } = useRedemption(onGranted);
  const [token, setToken] = useState({ text: "", caret: 0, hasThai: false });
  const input = useRef<HTMLInputElement>(null);
  const waitId = useId();
  useEffect(() => {
    if (document.activeElement === input.current) input.current?.setSelectionRange(token.caret, token.caret);
  }, [token]);
  useEffect(() => {
    if (problem) input.current?.focus();
  }, [problem]);
  function submit(event: FormEvent) {
    event.preventDefault();
    void redeem(token.text);
  }
  return (
    <Form noValidate onSubmit={submit}>
      <TextField
        id="activation-token"
        label={text("activation.label")}
        value={token.text}
        inputRef={input}
        error={problem !== null}
        helperText={problem ?? text(token.hasThai ? "activation.thaiKeyboard" : "activation.hint")}
        onChange={({ target }) => {
          clearProblem();
          setToken(groupToken(target.value, target.selectionStart ?? target.value.length));
        }}
        slotProps={{
          htmlInput: {
            autoComplete: "off",
            autoCapitalize: "characters",
            autoCorrect: "off",
            spellCheck: false,
            lang: "en",
          },
          formHelperText: {
            role: problem ? "alert" : "status",
            sx: token.hasThai && !problem ? { color: `${tone.warn.text} !important`, fontWeight: 600 } : {},
          },
        }}
        sx={{
          "& input": {
            fontFamily: "ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
            // 25 characters fill the field on the narrowest phone, too.
            fontSize: "clamp(15px, 4.6vw, 22px)",
            textTransform: "uppercase",
            minHeight: "56px !important",
          },
        }}
      />
      {wait && <WaitNotice clock={wait} id={waitId} />}
      <Button
        type="submit"
        variant="contained"
        size="large"
        aria-disabled={isSending || wait !== null}
        aria-describedby={wait ? waitId : undefined}
        sx={wait ? { opacity: 0.7 } : {}}
      >
        {text(isSending ? "activation.sending" : submitLabel)}
      </Button>
    </Form>
  );
}

/** The sentence is read out when it appears and once a minute; the running clock is for the eye. */
function WaitNotice({ clock, id }: { clock: WaitClock; id: string }) {
  const text = useText();
  const words =
    clock.unit === "minutes"
      ? text("activation.waitMinutes", { count: clock.count })
      : text("activation.waitSeconds", { count: clock.count });
  return (
    <Banner tone="warn">
      <span id={id} role="alert" aria-live={clock.unit === "seconds" ? "off" : "assertive"}>
        {words}
      </span>
      <span aria-hidden>
        {" "}
        · {text("activation.clock")} <Face>{clock.face}</Face>
      </span>
    </Banner>
  );
}
