import { useMemo, useRef, useState } from "react";
import Search from "@mui/icons-material/Search";
import Autocomplete from "@mui/material/Autocomplete";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { styled } from "@mui/material/styles";
import { useLocale, useText } from "../i18n/use-text";
import type { Area } from "./areas";
import { matchAreas } from "./match-areas";
import { Notice } from "./Notice";
import { formatCoordinate, parseCoordinates, type Coordinates, type CoordinatesReading } from "./parse-coordinates";
import { areaName, useAreas } from "./use-areas";

interface PlaceSearchProps {
  /** Coordinates were typed or pasted. */
  onPoint(point: Coordinates): void;
  /** A district or province was chosen: the map looks there, the pin stays. */
  onArea(area: Area, name: string): void;
}

const problemOf = {
  "short-link": "map.pin.shortLink",
  "link-without-coordinates": "map.pin.linkWithoutCoordinates",
  "out-of-range": "map.pin.outOfRange",
  unreadable: "map.pin.unreadable",
} as const;

const Report = styled("div")({ "&:not(:empty)": { marginTop: 12 } });

/** One box for whatever says where: the name of a district or province, coordinates in any notation, or a map link. */
export function PlaceSearch({ onPoint, onArea }: PlaceSearchProps) {
  const text = useText();
  const [locale] = useLocale();
  const areas = useAreas();
  const [typed, setTyped] = useState("");
  const [reading, setReading] = useState<CoordinatesReading | null>(null);
  const isPasting = useRef(false);
  const options = useMemo(() => (areas ? matchAreas(typed, areas) : []), [areas, typed]);

  const take = (point: Coordinates) => {
    setReading(null);
    setTyped("");
    onPoint({ latitude: point.latitude, longitude: point.longitude });
  };
  const read = (input: string, isFinal: boolean) => {
    const result = parseCoordinates(input);
    if (result.kind === "point") take(result);
    else setReading(isFinal || result.kind !== "unreadable" ? result : null);
  };
  const choose = (option: Area | string | null) => {
    if (typeof option === "string") read(option, true);
    else if (option && areas) {
      setTyped("");
      onArea(option, areaName(option, areas, locale, text));
    }
  };

  return (
    <div>
      <Autocomplete<Area, false, false, true>
        freeSolo
        clearOnBlur={false}
        options={options}
        filterOptions={(all) => all}
        getOptionLabel={(option) =>
          typeof option === "string" || !areas ? String(option) : areaName(option, areas, locale, text)
        }
        getOptionKey={(option) => (typeof option === "string" ? option : option.code)}
        value={null}
        sx={{ "& .MuiAutocomplete-inputRoot": { py: 0, pl: 1.5 }, "& .MuiAutocomplete-input": { minHeight: 42 } }}
        inputValue={typed}
        onInputChange={(_event, input, reason) => {
          if (reason === "reset") return;
          setTyped(input);
          if (!isPasting.current) setReading(null);
          isPasting.current = false;
        }}
        onChange={(_event, option) => choose(option)}
        onKeyDown={(event) => {
          // Enter chooses or reads here; it must not save the form around it.
          if (event.key === "Enter") event.preventDefault();
        }}
        renderInput={(params) => (
          <TextField
            {...params}
            placeholder={text("map.pin.searchPlaceholder")}
            onPaste={(event) => {
              // A paste is complete, so it is read at once; what does not mean coordinates may still be a name.
              const pasted = event.clipboardData.getData("text");
              isPasting.current = parseCoordinates(pasted).kind !== "point";
              if (!isPasting.current) event.preventDefault();
              read(pasted, false);
            }}
            slotProps={{
              ...params.slotProps,
              input: {
                ...params.slotProps.input,
                startAdornment: (
                  <InputAdornment position="start">
                    <Search aria-hidden />
                  </InputAdornment>
                ),
              },
              htmlInput: {
                ...params.slotProps.htmlInput,
                "aria-label": text("map.pin.search"),
                autoCapitalize: "off",
                spellCheck: false,
              },
            }}
          />
        )}
      />
      <Report aria-live="polite">{reading && <ReadingNote reading={reading} onTake={take} />}</Report>
    </div>
  );
}

function ReadingNote({ reading, onTake }: { reading: CoordinatesReading; onTake(point: Coordinates): void }) {
  const text = useText();
  if (reading.kind === "point") return null;
  if (reading.kind !== "swapped") return <Notice tone="warn">{text(problemOf[reading.kind])}</Notice>;
  const values = { latitude: formatCoordinate(reading.latitude), longitude: formatCoordinate(reading.longitude) };
  return (
    <Notice tone="warn" action={{ label: text("map.pin.useSwapped", values), onClick: () => onTake(reading) }}>
      {text("map.pin.swapped")}
    </Notice>
  );
}
