import type Feature from "ol/Feature";
import type OlMap from "ol/Map";
import VectorLayer from "ol/layer/Vector";
import type { Pixel } from "ol/pixel";
import VectorSource from "ol/source/Vector";
import Fill from "ol/style/Fill";
import Style from "ol/style/Style";
import { loadShapes, tileZIndex } from "../map/boundary-layers";

export interface ShareLayer {
  layer: VectorLayer;
  /** Fills each province, by its code; one that is not named keeps the colour of the land. */
  colour(fills: ReadonlyMap<string, string | undefined>): void;
}

const noFill = new Style({});

/** Fills of the provinces, above the land and below its lines and names. */
export function createShareLayer(): ShareLayer {
  let styles = new Map<string, Style>();
  const source = new VectorSource({ wrapX: false });
  const layer = new VectorLayer({
    className: "pakmut-boundaries",
    zIndex: tileZIndex + 0.1,
    source,
    style: (feature) => styles.get(String(feature.getId())) ?? noFill,
  });
  // The map itself says when the boundaries cannot be loaded.
  void loadShapes("provinces").then(
    (shapes) => source.addFeatures(shapes),
    () => undefined,
  );
  return {
    layer,
    colour: (fills) => {
      styles = new Map(
        [...fills].flatMap(([code, fill]) => (fill ? [[code, new Style({ fill: new Fill({ color: fill }) })]] : [])),
      );
      layer.changed();
    },
  };
}

/** The code of the province at a place of the screen; null at sea and abroad. */
export function provinceAt(map: OlMap, pixel: Pixel, layer: VectorLayer): string | null {
  const coordinate = map.getCoordinateFromPixel(pixel);
  const [feature] = (layer.getSource()?.getFeaturesAtCoordinate(coordinate) ?? []) as Feature[];
  return feature ? String(feature.getId()) : null;
}
