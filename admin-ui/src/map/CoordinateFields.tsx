import { useEffect, useId, useState } from "react";
import { styled } from "@mui/material/styles";
import TextField from "@mui/material/TextField";
import { useText } from "../i18n/use-text";
import type { Axis } from "./coordinate-angle";
import { formatCoordinate, parseCoordinate, parseCoordinates, type Coordinates } from "./parse-coordinates";

const Pair = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "1fr 1fr",
  gap: 16,
  [theme.breakpoints.down("sm")]: { gridTemplateColumns: "1fr" },
}));

interface CoordinateFieldsProps {
  pin: Coordinates | null;
  /** The first field, for a link in the error summary. */
  inputRef?: React.Ref<HTMLInputElement>;
  onChange(pin: Coordinates): void;
  /** Told what cannot be read, so that the form is not saved with a text that means nothing; null when all is well. */
  onProblem(problem: CoordinateProblem | null): void;
}

export type CoordinateProblem = "map.pin.latitudeInvalid" | "map.pin.longitudeInvalid";

/** Latitude and longitude as text: decimal or degrees, minutes and seconds. A pasted pair or link fills both. */
export function CoordinateFields({ pin, inputRef, onChange, onProblem }: CoordinateFieldsProps) {
  const [latitude, setLatitude] = useCoordinateText("latitude", pin?.latitude);
  const [longitude, setLongitude] = useCoordinateText("longitude", pin?.longitude);

  const change = (axis: Axis, typed: string) => {
    const pair = parseCoordinates(typed);
    if (pair.kind === "point") {
      onProblem(null);
      onChange(pair);
      return;
    }
    const texts = { latitude, longitude, [axis]: typed };
    if (axis === "latitude") setLatitude(typed);
    else setLongitude(typed);
    const read = {
      latitude: parseCoordinate(texts.latitude, "latitude"),
      longitude: parseCoordinate(texts.longitude, "longitude"),
    };
    onProblem(problemOf(texts, read, pin !== null));
    if (read.latitude !== null && read.longitude !== null)
      onChange({ latitude: read.latitude, longitude: read.longitude });
  };

  const isNeeded = pin !== null || `${latitude}${longitude}`.trim() !== "";
  return (
    <Pair>
      <CoordinateField
        axis="latitude"
        value={latitude}
        isNeeded={isNeeded}
        inputRef={inputRef}
        onChange={(typed) => change("latitude", typed)}
      />
      <CoordinateField
        axis="longitude"
        value={longitude}
        isNeeded={isNeeded}
        onChange={(typed) => change("longitude", typed)}
      />
    </Pair>
  );
}

/** Both fields empty is no pin where there was none; a pin can be moved but not taken away. */
function problemOf(
  texts: Record<Axis, string>,
  read: Record<Axis, number | null>,
  hasPin: boolean,
): CoordinateProblem | null {
  if (!hasPin && !texts.latitude.trim() && !texts.longitude.trim()) return null;
  if (read.latitude === null) return "map.pin.latitudeInvalid";
  if (read.longitude === null) return "map.pin.longitudeInvalid";
  return null;
}

/** The text of a field: what was typed while it means the pin's number, the number as soon as the pin is moved otherwise. */
function useCoordinateText(axis: Axis, degrees: number | undefined): [string, (text: string) => void] {
  const [text, setText] = useState(degrees === undefined ? "" : formatCoordinate(degrees));
  useEffect(() => {
    setText((typed) =>
      degrees === undefined || parseCoordinate(typed, axis) === degrees ? typed : formatCoordinate(degrees),
    );
  }, [axis, degrees]);
  return [text, setText];
}

interface CoordinateFieldProps {
  axis: Axis;
  value: string;
  /** An empty field is an error, too. */
  isNeeded: boolean;
  inputRef?: React.Ref<HTMLInputElement>;
  onChange(typed: string): void;
}

function CoordinateField({ axis, value, isNeeded, inputRef, onChange }: CoordinateFieldProps) {
  const text = useText();
  const id = useId();
  const [wasLeft, setLeft] = useState(false);
  const isInvalid = wasLeft && (isNeeded || value.trim() !== "") && parseCoordinate(value, axis) === null;
  return (
    <TextField
      id={id}
      label={text(`map.pin.${axis}`)}
      value={value}
      inputRef={inputRef}
      error={isInvalid}
      helperText={
        isInvalid
          ? text(`map.pin.${axis}Invalid`)
          : text(axis === "latitude" ? "map.pin.example" : "map.pin.exampleLongitude")
      }
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => setLeft(true)}
      slotProps={{ htmlInput: { inputMode: "text", autoComplete: "off", spellCheck: false } }}
    />
  );
}
