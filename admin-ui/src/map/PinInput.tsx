import { lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import FormHelperText from "@mui/material/FormHelperText";
import Skeleton from "@mui/material/Skeleton";
import { styled } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { Theme } from "@mui/material/styles";
import { ValidationError } from "ra-core";
import { useLocale, useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { color } from "../layout/tokens";
import { CoordinateFields } from "./CoordinateFields";
import { MapErrorBoundary } from "./MapErrorBoundary";
import { Notice } from "./Notice";
import { formatCoordinate, type Coordinates } from "./parse-coordinates";
import { PinDetails } from "./PinDetails";
import type { MapFocus } from "./PinMap";
import type { NamedArea, PinAddress } from "./pin-verdict";
import { PinTools } from "./PinTools";
import { areaName } from "./use-areas";
import { usePinField } from "./use-pin-field";
import { useSuggestedPin } from "./use-suggested-pin";

/** OpenLayers is a chunk of its own, loaded when a pin is first edited. */
const PinMap = lazy(() => import("./PinMap").then((module) => ({ default: module.PinMap })));

const mapHeight = { desktop: 360, phone: 300 };
const closeZoom = 12;

/** How long the arrow keys rest before the new coordinates are read out. */
const readOutPauseMs = 1000;

const Stack = styled("div")({ display: "flex", flexDirection: "column", gap: 16 });
const Hint = styled("p")({ margin: "4px 0 0", fontSize: 15, lineHeight: 1.6, color: color.inkSecondary });

export interface PinInputProps {
  /** The form's field; its value is a `PinValue` or null. */
  source: string;
  /** The address as it stands in the form now. */
  address: PinAddress;
  /** Puts the pin's province and district into the address. */
  onUsePlace(place: { province: NamedArea; district: NamedArea }): void;
}

/**
 * Sets where a service point is: by dragging, clicking, typing, pasting, the arrow keys or the device's own position, and
 * says at once which district that is and whether the address agrees.
 */
export function PinInput({ source, address, onUsePlace }: PinInputProps) {
  const text = useText();
  const hintId = useId();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"));
  const pin = usePinField(source, address);
  const { suggestion, note, focus, setFocus } = usePinStart(pin.value, address);
  const readCentre = useRef<(() => Coordinates) | null>(null);
  const readOut = useReadOut();
  const shown = pin.value ?? suggestion;

  const goTo = (to: Coordinates) => {
    pin.move(to);
    setFocus({ ...to, zoom: closeZoom, isAtLeast: true });
  };
  const takeDistrict = () => {
    const { province, district } = pin.place ?? {};
    if (province && district) onUsePlace({ province, district });
  };

  return (
    <Stack>
      <PinTools
        onPoint={goTo}
        onArea={(area, name) => {
          setFocus({
            latitude: area.label[1],
            longitude: area.label[0],
            zoom: area.code.length > 2 ? closeZoom - 2 : closeZoom - 4,
          });
          announce(text("map.pin.shown", { place: name }));
        }}
        onPinCentre={isPhone ? () => readCentre.current && pin.move(readCentre.current()) : undefined}
      />
      <div>
        <MapErrorBoundary fallback={<Notice tone="warn">{text("map.noMap")}</Notice>}>
          <Suspense fallback={<Skeleton variant="rounded" height={isPhone ? mapHeight.phone : mapHeight.desktop} />}>
            <PinMap
              label={text("map.pin.label")}
              describedBy={hintId}
              height={isPhone ? mapHeight.phone : mapHeight.desktop}
              pin={shown}
              isHollow={!pin.value?.isConfirmed}
              focus={focus}
              hasCrosshair={isPhone}
              onMove={(to, how) => {
                pin.move(to);
                if (how === "keys") readOut(to);
              }}
              onReady={(read) => {
                readCentre.current = read;
              }}
            />
          </Suspense>
        </MapErrorBoundary>
        <Hint id={hintId}>{text(isPhone ? "map.pin.hintPhone" : "map.pin.hint")}</Hint>
      </div>
      <CoordinateFields pin={pin.value} inputRef={pin.ref} onChange={goTo} onProblem={pin.setTextProblem} />
      <PinDetails
        pin={pin}
        address={address}
        unconfirmedNote={note}
        onConfirm={shown ? () => pin.confirm(shown) : undefined}
        onUseDistrict={takeDistrict}
      />
      {pin.error && pin.verdict !== "differs" && (
        <FormHelperText error>
          <ValidationError error={pin.error} />
        </FormHelperText>
      )}
    </Stack>
  );
}

/** Where the map begins and why the pin there is hollow. */
function usePinStart(value: { isConfirmed: boolean } | null, address: PinAddress) {
  const text = useText();
  const [locale] = useLocale();
  const { area, areas } = useSuggestedPin(value === null, address);
  const [focus, setFocus] = useState<MapFocus | null>(null);
  const suggestion = area ? { latitude: area.label[1], longitude: area.label[0] } : null;
  useEffect(() => {
    if (area)
      setFocus({
        latitude: area.label[1],
        longitude: area.label[0],
        zoom: area.code.length > 2 ? closeZoom - 2 : closeZoom - 4,
      });
  }, [area]);
  const noteOf = () => {
    if (value) return value.isConfirmed ? "" : text("map.pin.unconfirmed");
    return area && areas
      ? text("map.pin.suggested", { place: areaName(area, areas, locale, text) })
      : text("map.pin.none");
  };
  return { suggestion, note: noteOf(), focus, setFocus };
}

/** Has the coordinates read out once the arrow keys rest. */
function useReadOut(): (at: Coordinates) => void {
  const text = useText();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return ({ latitude, longitude }) => {
    clearTimeout(timer.current);
    const values = { latitude: formatCoordinate(latitude), longitude: formatCoordinate(longitude) };
    timer.current = setTimeout(() => announce(text("map.pin.moved", values)), readOutPauseMs);
  };
}
