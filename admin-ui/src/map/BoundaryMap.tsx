import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { styled } from "@mui/material/styles";
import type OlMap from "ol/Map";
import { useLocale, useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { mapColor } from "./boundary-layers";
import { createBoundaryMap, type BoundaryMapHandle } from "./boundary-map";
import { MapButtons } from "./MapButtons";
import { readMapSettings, type MapSettings } from "./map-settings";

const Frame = styled("div")({
  position: "relative",
  overflow: "hidden",
  border: `1px solid ${color.controlBorder}`,
  borderRadius: 8,
  backgroundColor: mapColor.outside,
  "& .ol-viewport": { userSelect: "none", WebkitTapHighlightColor: "transparent" },
});

const Target = styled("div")({
  position: "absolute",
  inset: 0,
  "&:focus-visible": { outline: `3px solid ${color.focus}`, outlineOffset: -3 },
});

const Credit = styled("p")({ margin: "4px 0 0", fontSize: 14, lineHeight: 1.55, color: color.inkSecondary });

/** Steps of the arrow keys in pixels: when the map itself moves. */
const panPixels = { near: 64, far: 256 };

interface BoundaryMapProps {
  /** The accessible name; the map is a tab stop. */
  label: string;
  /** Id of the text that says how to use it. */
  describedBy?: string;
  /** Any CSS height. */
  height: number | string;
  /** The map stands in a page that scrolls: one finger and the plain wheel scroll the page. */
  isInScrollingPage?: boolean;
  /** Called once with the map; what it returns is called when the map goes. */
  onReady(map: OlMap): (() => void) | undefined;
  /** Takes the arrow keys instead of moving the map: steps right and down, -1, 0 or 1. */
  onArrow?(right: number, down: number, isFar: boolean): void;
  onEnter?(): void;
  /** Drawn over the map. */
  children?: ReactNode;
}

/** A map of Thailand that needs no network beyond this site: boundaries and names, with a tile layer where one is set. */
export function BoundaryMap(props: BoundaryMapProps) {
  const { label, describedBy, height, isInScrollingPage = false, onReady, children } = props;
  const text = useText();
  const target = useRef<HTMLDivElement>(null);
  const { map, settings, failure } = useBoundaryMap(target, isInScrollingPage, onReady);
  return (
    <div>
      <Frame style={{ height }}>
        <Target
          ref={target}
          tabIndex={0}
          role="application"
          aria-label={label}
          aria-describedby={describedBy}
          onKeyDownCapture={(event) => map && handleKey(event, map, props)}
        />
        {children}
        {map && <MapButtons map={map} />}
      </Frame>
      <Credit>
        {failure ? `${text(`map.${failure}`)} · ` : ""}
        {text("map.credit")}
        {settings?.tileAttribution ? ` · ${settings.tileAttribution}` : ""}
      </Credit>
    </div>
  );
}

type Failure = "noTiles" | "noBoundaries";

function useBoundaryMap(
  target: React.RefObject<HTMLDivElement | null>,
  isInScrollingPage: boolean,
  onReady: BoundaryMapProps["onReady"],
) {
  const [locale] = useLocale();
  const [handle, setHandle] = useState<BoundaryMapHandle | null>(null);
  const [settings, setSettings] = useState<MapSettings | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef({ locale, onReady });
  latest.current = { locale, onReady };

  useEffect(() => {
    let dispose: (() => void) | undefined;
    let isGone = false;
    void readMapSettings().then((read) => {
      if (isGone || !target.current) return;
      const made = createBoundaryMap(target.current, {
        locale: latest.current.locale,
        settings: read,
        isInScrollingPage,
        onBoundariesFailed: () => setFailure("noBoundaries"),
        onTilesFailed: () => setFailure("noTiles"),
      });
      const leave = latest.current.onReady(made.map);
      dispose = () => {
        leave?.();
        made.dispose();
      };
      setSettings(read);
      setHandle(made);
    });
    return () => {
      isGone = true;
      dispose?.();
      setHandle(null);
    };
  }, [target, isInScrollingPage]);

  useEffect(() => handle?.setLocale(locale), [handle, locale]);
  return { map: handle?.map ?? null, settings, failure };
}

const arrows: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** In the capture phase, so that nothing of ol sees a key that was meant for the pin; Tab passes and leaves the map. */
function handleKey(event: KeyboardEvent, map: OlMap, { onArrow, onEnter }: BoundaryMapProps): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = arrows[event.key];
  if (arrow) {
    if (onArrow) onArrow(...arrow, event.shiftKey);
    else panBy(map, arrow, event.shiftKey ? panPixels.far : panPixels.near);
  } else if (event.key === "+" || event.key === "=") zoomBy(map, 1);
  else if (event.key === "-" || event.key === "_") zoomBy(map, -1);
  else if (event.key === "Enter" && onEnter) onEnter();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function panBy(map: OlMap, [right, down]: [number, number], pixels: number): void {
  const view = map.getView();
  const metres = (view.getResolution() ?? 1) * pixels;
  const [x = 0, y = 0] = view.getCenter() ?? [];
  view.animate({ center: [x + right * metres, y - down * metres], duration: 120 });
}

function zoomBy(map: OlMap, levels: number): void {
  map.getView().animate({ zoom: (map.getView().getZoom() ?? 6) + levels, duration: 120 });
}
