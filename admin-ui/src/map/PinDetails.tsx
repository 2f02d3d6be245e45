import { useId } from "react";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import TextField from "@mui/material/TextField";
import { ValidationError } from "ra-core";
import { useText } from "../i18n/use-text";
import { Notice } from "./Notice";
import type { PinAddress } from "./pin-verdict";
import { PinVerdictLine } from "./PinVerdictLine";
import type { PinField } from "./use-pin-field";

const maxReasonLength = 500;

interface PinDetailsProps {
  pin: PinField;
  address: PinAddress;
  /** Why the pin is drawn hollow: a suggestion, or coordinates from the data. Empty when it is confirmed. */
  unconfirmedNote: string;
  onConfirm?(): void;
  onUseDistrict(): void;
}

/** What there is to say about the pin below its map: whether it is confirmed, where it lies, and what that asks for. */
export function PinDetails({ pin, address, unconfirmedNote, onConfirm, onUseDistrict }: PinDetailsProps) {
  const text = useText();
  return (
    <>
      {unconfirmedNote && (
        <Notice tone="warn" action={onConfirm && { label: text("map.pin.confirm"), onClick: onConfirm }}>
          {unconfirmedNote}
        </Notice>
      )}
      <PlaceOfPin pin={pin} address={address} onUseDistrict={onUseDistrict} />
      {pin.value && pin.verdict === "differs" && <ReasonField pin={pin} />}
      {pin.value && pin.verdict === "abroad" && <AbroadField pin={pin} />}
    </>
  );
}

function PlaceOfPin({ pin, address, onUseDistrict }: Pick<PinDetailsProps, "pin" | "address" | "onUseDistrict">) {
  const text = useText();
  if (!pin.value) return null;
  if (pin.hasPlaceFailed) {
    return (
      <Notice tone="info" role="status" action={{ label: text("frame.retry"), onClick: pin.retryPlace }}>
        {text("map.pin.placeFailed")}
      </Notice>
    );
  }
  if (!pin.place || !pin.verdict) {
    return (
      <Notice tone="info" role="status">
        {text("map.pin.checking")}
      </Notice>
    );
  }
  return (
    <PinVerdictLine
      place={pin.place}
      verdict={pin.verdict}
      address={address}
      isOld={pin.isChecking}
      onUseDistrict={onUseDistrict}
    />
  );
}

function ReasonField({ pin }: { pin: PinField }) {
  const text = useText();
  const id = useId();
  return (
    <TextField
      id={id}
      label={text("map.pin.reason")}
      helperText={pin.error ? <ValidationError error={pin.error} /> : text("map.pin.reasonHint")}
      value={pin.value?.reason ?? ""}
      onChange={(event) => pin.setReason(event.target.value)}
      error={pin.error !== undefined}
      slotProps={{ htmlInput: { maxLength: maxReasonLength, autoComplete: "off" } }}
    />
  );
}

function AbroadField({ pin }: { pin: PinField }) {
  const text = useText();
  return (
    <FormControlLabel
      control={
        <Checkbox checked={pin.value?.isAbroad ?? false} onChange={(event) => pin.setAbroad(event.target.checked)} />
      }
      label={text("map.pin.isAbroad")}
    />
  );
}
