import Feature from "ol/Feature";
import TopoJSON from "ol/format/TopoJSON";
import Point from "ol/geom/Point";
import { fromExtent } from "ol/geom/Polygon";
import VectorLayer from "ol/layer/Vector";
import { fromLonLat, get as getProjection } from "ol/proj";
import VectorSource from "ol/source/Vector";
import Fill from "ol/style/Fill";
import Stroke from "ol/style/Stroke";
import Style from "ol/style/Style";
import Text from "ol/style/Text";
import type { Locale } from "../format/date";
import { color } from "../layout/tokens";
import { loadAreaFile, type AreaKind } from "./areas";

/** Where tiles lie: they cover the land, and where they fail it is seen; lines and names stay above them. */
export const tileZIndex = 0.5;

/** Zoom from which districts are drawn, and from which their names fit. */
export const districtZoom = 8;
const districtNameZoom = 9;

/** Land and lines are pale, so that pins and counts stand out; the frame around the country is `mapColor.outside`. */
export const mapColor = {
  land: "#F7F6F1",
  outside: "#DCE6EE",
  provinceLine: "#7F8F86",
  districtLine: "#B9C1B8",
  halo: "#FFFFFF",
};

/** Labels and their haloes are drawn on this canvas; layers with another class name lie above it. */
const canvasClass = "pakmut-boundaries";

const shapes = new Map<AreaKind, Promise<Feature[]>>();

/** The shapes of a kind, made once and shared by all maps: ol's TopoJSON reader changes the object that it reads. */
export function loadShapes(kind: AreaKind): Promise<Feature[]> {
  const loading = shapes.get(kind) ?? readShapes(kind);
  shapes.set(kind, loading);
  loading.catch(() => shapes.delete(kind));
  return loading;
}

async function readShapes(kind: AreaKind): Promise<Feature[]> {
  const file = await loadAreaFile(kind);
  const features = new TopoJSON().readFeatures(file, { featureProjection: "EPSG:3857" });
  for (const feature of features)
    feature.set("labelPoint", new Point(fromLonLat(feature.get("label") as number[])), true);
  return features;
}

interface BoundaryLayers {
  layers: VectorLayer[];
  /** Loads what the zoom needs; the promise fails when a file cannot be loaded. */
  load(kind: AreaKind): Promise<void>;
  setLocale(locale: Locale): void;
  /** Draws the names once more, after their font came. */
  redraw(): void;
}

/** The offline base map: provinces with their names, and districts from zoom 8. */
export function createBoundaryLayers(initialLocale: Locale): BoundaryLayers {
  let locale = initialLocale;
  const land = makeLayer(fillStyle(mapColor.land), 0);
  const districts = makeLayer(lineStyle(mapColor.districtLine, 1), 1, (feature, zoom) =>
    zoom >= districtNameZoom ? areaName(feature, locale, 14, 400) : null,
  );
  districts.setMinZoom(districtZoom);
  // Above the district lines, which run along the same borders.
  const provinces = makeLayer(lineStyle(mapColor.provinceLine, 1.25), 2, (feature, zoom) =>
    zoom < districtNameZoom + 1 ? areaName(feature, locale, zoom < 6.5 ? 14 : 15, 600) : null,
  );
  const layersOf = { provinces: [land, provinces], districts: [districts] };
  const redraw = () => {
    provinces.changed();
    districts.changed();
  };
  return {
    layers: [makeSea(), land, districts, provinces],
    load: async (kind) => {
      const features = await loadShapes(kind);
      for (const source of layersOf[kind].map((layer) => layer.getSource())) {
        if (source?.isEmpty()) source.addFeatures(features);
      }
    },
    setLocale: (next) => {
      locale = next;
      redraw();
    },
    redraw,
  };
}

type NameStyle = (feature: Feature, zoom: number) => Style | null;

function makeLayer(area: Style, zIndex: number, nameStyle: NameStyle = () => null): VectorLayer {
  return new VectorLayer({
    className: canvasClass,
    zIndex,
    source: new VectorSource({ wrapX: false }),
    declutter: true,
    updateWhileInteracting: true,
    style: (feature, resolution) => {
      const name = nameStyle(feature as Feature, zoomOf(resolution));
      return name ? [area, name] : area;
    },
  });
}

/**
 * Fills the world with the colour around the country. Chromium was seen to leave the old picture standing after a frame that
 * clears the canvas and draws nothing, as it happens abroad; this always draws something.
 */
function makeSea(): VectorLayer {
  const world = getProjection("EPSG:3857")?.getExtent() ?? [0, 0, 0, 0];
  const sea = makeLayer(fillStyle(mapColor.outside), -1);
  sea.getSource()?.addFeature(new Feature(fromExtent(world)));
  return sea;
}

function fillStyle(color: string): Style {
  return new Style({ fill: new Fill({ color }) });
}

function lineStyle(line: string, width: number): Style {
  return new Style({ stroke: new Stroke({ color: line, width }) });
}

/** The zoom of a web-mercator resolution (metres per pixel at the equator). */
function zoomOf(resolution: number): number {
  return Math.log2(156_543.033_928 / resolution);
}

function areaName(feature: Feature, locale: Locale, fontSize: number, weight: number): Style {
  return new Style({
    geometry: feature.get("labelPoint") as Point,
    text: new Text({
      text: feature.get(locale) as string,
      font: `${weight} ${fontSize}px Sarabun, "Noto Sans Thai", sans-serif`,
      fill: new Fill({ color: color.inkSecondary }),
      stroke: new Stroke({ color: mapColor.halo, width: 3 }),
      overflow: true,
    }),
  });
}
