import { useCallback, useEffect, useRef, useState } from "react";
import type OlMap from "ol/Map";
import { fromLonLat, toLonLat } from "ol/proj";
import type { Coordinate } from "ol/coordinate";
import { BoundaryMap } from "./BoundaryMap";
import { Crosshair } from "./Crosshair";
import { roundPointed, type Coordinates } from "./parse-coordinates";
import { createPinMarker, keepInView, type PinMarker } from "./pin-marker";

/** Steps of the arrow keys, in pixels of the map as it is zoomed. */
const stepPixels = { small: 4, large: 20 };

/** Zoom at which a map with a pin opens: its district and the neighbours. */
const openingZoom = 10.5;

/** Where the map is asked to look; a new object moves it, the same one does not. */
export interface MapFocus extends Coordinates {
  zoom: number;
  /** Whoever has zoomed in further stays there. */
  isAtLeast?: boolean;
}

export interface PinMapProps {
  label: string;
  describedBy: string;
  height: number;
  /** The pin, or where it would start; null draws none. */
  pin: Coordinates | null;
  /** Draws the pin as an outline: not confirmed, or only a suggestion. */
  isHollow: boolean;
  focus: MapFocus | null;
  /** Shows the middle of the map, for “pin the centre”, unless the pin is there already. */
  hasCrosshair: boolean;
  onMove(to: Coordinates, how: "pointer" | "keys"): void;
  /** Gives the page a way to ask for the middle of the map. */
  onReady(readCentre: () => Coordinates): void;
}

/** The map with its one pin: drag it, click where it should be, or move it with the arrow keys. */
export function PinMap(props: PinMapProps) {
  const map = useRef<OlMap | null>(null);
  const marker = useRef<PinMarker | null>(null);
  const [centre, setCentre] = useState<Coordinate | null>(null);
  const latest = useRef(props);
  latest.current = props;

  const handleReady = useCallback((ready: OlMap) => {
    const move = (coordinate: Coordinate) => latest.current.onMove(toPlace(coordinate), "pointer");
    map.current = ready;
    marker.current = createPinMarker(ready, move);
    ready.on("click", (event) => move(event.coordinate));
    ready.on("moveend", () => setCentre(ready.getView().getCenter() ?? null));
    const { pin, isHollow, onReady } = latest.current;
    showPin(marker.current, pin, isHollow);
    if (pin) lookAt(ready, { ...pin, zoom: openingZoom }, 0);
    onReady(() => toPlace(ready.getView().getCenter() ?? [0, 0]));
    return () => {
      map.current = null;
      marker.current = null;
    };
  }, []);

  const { pin, isHollow, focus } = props;
  useEffect(() => {
    if (!marker.current) return undefined;
    showPin(marker.current, pin, isHollow);
    // A moment later, so that the map does not fly around the world while "18.7" is being typed.
    const timer = setTimeout(
      () => pin && map.current && keepInView(map.current, fromLonLat([pin.longitude, pin.latitude])),
      400,
    );
    return () => clearTimeout(timer);
  }, [pin, isHollow]);
  useEffect(() => {
    if (map.current && focus) lookAt(map.current, focus, 200);
  }, [focus]);

  const handleArrow = (right: number, down: number, isFar: boolean) => {
    const resolution = map.current?.getView().getResolution();
    if (!pin || !resolution) return;
    const metres = resolution * (isFar ? stepPixels.large : stepPixels.small);
    const [x = 0, y = 0] = fromLonLat([pin.longitude, pin.latitude]);
    props.onMove(toPlace([x + right * metres, y - down * metres]), "keys");
  };

  return (
    <BoundaryMap
      isInScrollingPage
      label={props.label}
      describedBy={props.describedBy}
      height={props.height}
      onReady={handleReady}
      onArrow={handleArrow}
    >
      {props.hasCrosshair && centre && !isAt(pin, centre) && <Crosshair />}
    </BoundaryMap>
  );
}

function showPin(marker: PinMarker, pin: Coordinates | null, isHollow: boolean): void {
  marker.setPosition(pin ? fromLonLat([pin.longitude, pin.latitude]) : undefined);
  marker.setHollow(isHollow);
}

function lookAt(map: OlMap, { latitude, longitude, zoom, isAtLeast }: MapFocus, duration: number): void {
  const view = map.getView();
  const wanted = isAtLeast ? Math.max(zoom, view.getZoom() ?? 0) : zoom;
  view.animate({ center: fromLonLat([longitude, latitude]), zoom: wanted, duration });
}

function isAt(pin: Coordinates | null, centre: Coordinate): boolean {
  const place = toPlace(centre);
  return place.latitude === pin?.latitude && place.longitude === pin.longitude;
}

function toPlace(coordinate: Coordinate): Coordinates {
  const [longitude = 0, latitude = 0] = toLonLat(coordinate);
  return { latitude: roundPointed(latitude), longitude: roundPointed(longitude) };
}
