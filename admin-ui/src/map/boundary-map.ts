import OlMap from "ol/Map";
import View from "ol/View";
import type { Condition } from "ol/events/condition";
import { platformModifierKeyOnly } from "ol/events/condition";
import { boundingExtent, type Extent } from "ol/extent";
import DragPan from "ol/interaction/DragPan";
import MouseWheelZoom from "ol/interaction/MouseWheelZoom";
import { defaults as defaultInteractions } from "ol/interaction/defaults";
import TileLayer from "ol/layer/Tile";
import { fromLonLat } from "ol/proj";
import XYZ from "ol/source/XYZ";
import type { Locale } from "../format/date";
import { createBoundaryLayers, districtZoom, tileZIndex } from "./boundary-layers";
import type { MapSettings } from "./map-settings";

/** Thailand with a margin, in web mercator. */
export const countryExtent: Extent = boundingExtent([fromLonLat([96.6, 5.2]), fromLonLat([106.4, 20.8])]);

export interface BoundaryMapOptions {
  locale: Locale;
  settings: MapSettings;
  /** The map lies in a page that scrolls: one finger and the plain wheel scroll the page, not the map. */
  isInScrollingPage: boolean;
  onBoundariesFailed(): void;
  onTilesFailed(): void;
}

export interface BoundaryMapHandle {
  map: OlMap;
  setLocale(locale: Locale): void;
  dispose(): void;
}

/** Makes an ol map with the boundaries as its base; keyboard and zoom buttons are the page's own. */
export function createBoundaryMap(target: HTMLElement, options: BoundaryMapOptions): BoundaryMapHandle {
  const { settings, locale } = options;
  const boundaries = createBoundaryLayers(locale);
  const view = new View({ center: fromLonLat([101, 13.2]), zoom: 5.5, minZoom: 4, maxZoom: 19, enableRotation: false });
  const map = new OlMap({
    target,
    view,
    controls: [],
    interactions: interactionsFor(options.isInScrollingPage, target),
    layers: [...tileLayers(settings, options.onTilesFailed), ...boundaries.layers],
  });
  target.style.touchAction = options.isInScrollingPage ? "pan-x pan-y" : "none";
  const loadWhatIsSeen = () => {
    if ((view.getZoom() ?? 0) >= districtZoom) boundaries.load("districts").catch(options.onBoundariesFailed);
  };
  boundaries.load("provinces").catch(options.onBoundariesFailed);
  view.on("change:resolution", loadWhatIsSeen);
  loadWhatIsSeen();
  drawNamesAgainWithFont(boundaries.redraw);
  return {
    map,
    setLocale: boundaries.setLocale,
    dispose: () => {
      map.setTarget(undefined);
      map.dispose();
    },
  };
}

function interactionsFor(isInScrollingPage: boolean, target: HTMLElement) {
  const interactions = defaultInteractions({
    keyboard: false,
    altShiftDragRotate: false,
    pinchRotate: false,
    dragPan: !isInScrollingPage,
    mouseWheelZoom: !isInScrollingPage,
  });
  if (!isInScrollingPage) return interactions;
  const isMeantForMap: Condition = (event) => platformModifierKeyOnly(event) || target.contains(document.activeElement);
  const dragPan: DragPan = new DragPan({
    condition: ({ originalEvent }) =>
      (originalEvent as PointerEvent).pointerType !== "touch" || dragPan.getPointerCount() === 2,
  });
  interactions.extend([dragPan, new MouseWheelZoom({ condition: isMeantForMap })]);
  return interactions;
}

function tileLayers({ tileUrl, tileAttribution }: MapSettings, onFailed: () => void): TileLayer[] {
  if (!tileUrl) return [];
  const source = new XYZ({ url: tileUrl, attributions: tileAttribution ?? undefined });
  source.once("tileloaderror", onFailed);
  return [new TileLayer({ source, zIndex: tileZIndex })];
}

/** Canvas text does not wait for web fonts, so names drawn before the font came are drawn once more. */
function drawNamesAgainWithFont(draw: () => void): void {
  void Promise.all(["600 15px Sarabun", "400 14px Sarabun"].map((font) => document.fonts.load(font, "กขAb"))).then(
    draw,
    () => undefined,
  );
}
