import Feature from "ol/Feature";
import type OlMap from "ol/Map";
import Polygon from "ol/geom/Polygon";
import Draw from "ol/interaction/Draw";
import VectorLayer from "ol/layer/Vector";
import { fromLonLat, toLonLat } from "ol/proj";
import VectorSource from "ol/source/Vector";
import Fill from "ol/style/Fill";
import Stroke from "ol/style/Stroke";
import Style from "ol/style/Style";
import type { AreaInput } from "../../data/generated/graphql";
import { color } from "../../layout/tokens";
import { areaOf, MOST_CORNERS } from "./drawn-area";

export type AreaLayer = VectorLayer<VectorSource<Feature<Polygon>>>;

/** The layer of the area that was chosen: under the points, so that they can be clicked. */
export function createAreaLayer(): AreaLayer {
  return new VectorLayer({
    className: "pakmut-area",
    zIndex: 9,
    source: new VectorSource<Feature<Polygon>>({ wrapX: false }),
    style: new Style({
      stroke: new Stroke({ color: color.primary, width: 2, lineDash: [8, 6] }),
      fill: new Fill({ color: "rgba(21, 81, 150, .08)" }),
    }),
  });
}

/** Shows an area, or none. */
export function showArea(layer: AreaLayer, area: AreaInput | null): void {
  const source = layer.getSource();
  source?.clear(true);
  if (!area) return;
  const ring = area.corners.map(({ latitude, longitude }) => fromLonLat([longitude, latitude]));
  source?.addFeature(new Feature(new Polygon([ring])));
}

/** Lets an area be drawn, corner by corner, until it is done; what is returned stops it. */
export function drawArea(map: OlMap, onDone: (area: AreaInput) => void): () => void {
  const draw = new Draw({ type: "Polygon", maxPoints: MOST_CORNERS, stopClick: true });
  draw.on("drawend", ({ feature }) => {
    const [ring = []] = (feature.getGeometry() as Polygon).getCoordinates();
    // The ring ends where it begins.
    onDone(areaOf(ring.slice(0, -1).map((corner) => toLonLat(corner))));
  });
  map.addInteraction(draw);
  return () => void map.removeInteraction(draw);
}
