import type Feature from 'ol/Feature';
import TopoJSON from 'ol/format/TopoJSON';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import { fromLonLat } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { Locale } from '../format/date';
import { color } from '../layout/tokens';
import { loadAreaFile, type AreaKind } from './areas';

/** Zoom from which districts are drawn, and from which their names fit. */
export const districtZoom = 8;
const districtNameZoom = 9;

/** Land and lines are pale, so that pins and counts stand out; the frame around the country is `mapColor.outside`. */
export const mapColor = { land: '#F7F6F1', outside: '#DCE6EE', provinceLine: '#7F8F86', districtLine: '#B9C1B8', halo: '#FFFFFF' };

/** Labels and their haloes are drawn on this canvas; layers with another class name lie above it. */
const canvasClass = 'pakmut-boundaries';

const shapes = new Map<AreaKind, Promise<Feature[]>>();

/** The shapes of a kind, made once and shared by all maps: ol's TopoJSON reader changes the object that it reads. */
function loadShapes(kind: AreaKind): Promise<Feature[]> {
  const loading = shapes.get(kind) ?? readShapes(kind);
  shapes.set(kind, loading);
  loading.catch(() => shapes.delete(kind));
  return loading;
}

async function readShapes(kind: AreaKind): Promise<Feature[]> {
  const file = await loadAreaFile(kind);
  const features = new TopoJSON().readFeatures(file, { featureProjection: 'EPSG:3857' });
  for (const feature of features) feature.set('labelPoint', new Point(fromLonLat(feature.get('label') as number[])), true);
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

/**
 * The offline base map: provinces with their names, and districts from zoom 8.
 *
 * @param hasTiles with streets below, land is left transparent
 */
export function createBoundaryLayers(initialLocale: Locale, hasTiles: boolean): BoundaryLayers {
  let locale = initialLocale;
  const provinces = makeLayer({ isLand: !hasTiles, line: mapColor.provinceLine, width: 1.25 }, (feature, zoom) =>
    zoom < districtNameZoom + 1 ? provinceName(feature, locale, zoom) : null,
  );
  const districts = makeLayer({ isLand: false, line: mapColor.districtLine, width: 1 }, (feature, zoom) =>
    zoom >= districtNameZoom ? areaName(feature, locale, 14, 400) : null,
  );
  districts.setMinZoom(districtZoom);
  // Province lines cover the district lines that they coincide with; the land below both is the provinces' own fill.
  districts.setZIndex(1);
  const layerOf = { provinces, districts };
  const redraw = () => {
    provinces.changed();
    districts.changed();
  };
  return {
    layers: [provinces, districts],
    load: async (kind) => {
      const source = layerOf[kind].getSource();
      const features = await loadShapes(kind);
      if (source && source.isEmpty()) source.addFeatures(features);
    },
    setLocale: (next) => {
      locale = next;
      redraw();
    },
    redraw,
  };
}

interface AreaLook {
  isLand: boolean;
  line: string;
  width: number;
}

function makeLayer(look: AreaLook, nameStyle: (feature: Feature, zoom: number) => Style | null): VectorLayer {
  const area = new Style({
    fill: look.isLand ? new Fill({ color: mapColor.land }) : undefined,
    stroke: new Stroke({ color: look.line, width: look.width }),
  });
  return new VectorLayer({
    className: canvasClass,
    source: new VectorSource({ wrapX: false }),
    declutter: true,
    updateWhileInteracting: true,
    style: (feature, resolution) => {
      const name = nameStyle(feature as Feature, zoomOf(resolution));
      return name ? [area, name] : area;
    },
  });
}

/** The zoom of a web-mercator resolution (metres per pixel at the equator). */
function zoomOf(resolution: number): number {
  return Math.log2(156_543.033_928 / resolution);
}

function provinceName(feature: Feature, locale: Locale, zoom: number): Style {
  return areaName(feature, locale, zoom < 6.5 ? 14 : 15, 600);
}

function areaName(feature: Feature, locale: Locale, fontSize: number, weight: number): Style {
  return new Style({
    geometry: feature.get('labelPoint') as Point,
    text: new Text({
      text: feature.get(locale) as string,
      font: `${weight} ${fontSize}px Sarabun, "Noto Sans Thai", sans-serif`,
      fill: new Fill({ color: color.inkSecondary }),
      stroke: new Stroke({ color: mapColor.halo, width: 3 }),
      overflow: true,
    }),
  });
}
