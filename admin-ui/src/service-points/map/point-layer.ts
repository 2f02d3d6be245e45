import Feature from "ol/Feature";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import { fromLonLat } from "ol/proj";
import VectorSource from "ol/source/Vector";
import Style from "ol/style/Style";
import { formatCount } from "../../format/number";
import type { PointCluster } from "./point-cluster";
import { clusterRadius, drawCluster, drawPoint, shapeOf, type PointGroup } from "./point-symbol";

export type PointLayer = VectorLayer<VectorSource<Feature<Point>>>;

/** Rings in steps of 5 %: finer differences cannot be seen, and a symbol is drawn once. */
const ringSteps = 20;

const styles = new Map<string, Style>();

/** The layer of the points; its own canvas, above the names of the base map. */
export function createPointLayer(): PointLayer {
  return new VectorLayer({
    className: "pakmut-points",
    zIndex: 10,
    source: new VectorSource<Feature<Point>>({ wrapX: false }),
    updateWhileAnimating: true,
    updateWhileInteracting: true,
    renderBuffer: 64,
    style: (feature) => styleOf(clusterOf(feature as Feature)),
  });
}

/** Replaces all points at once, so that the map is never without. */
export function showClusters(layer: PointLayer, clusters: PointCluster[]): void {
  const features = clusters.map(
    (cluster) => new Feature({ geometry: new Point(fromLonLat([cluster.longitude, cluster.latitude])), cluster }),
  );
  const source = layer.getSource();
  source?.clear(true);
  source?.addFeatures(features);
}

/** What a feature of the layer stands for. */
export function clusterOf(feature: Feature): PointCluster {
  return feature.get("cluster") as PointCluster;
}

/** Symbols with counts have to be drawn anew once the font is there. */
export function forgetSymbols(): void {
  styles.clear();
}

function styleOf(cluster: PointCluster): Style {
  const key = cluster.count === 1 ? shapeOf(cluster) : `${cluster.count}:${ringStep(cluster)}`;
  const style = styles.get(key) ?? makeStyle(cluster);
  styles.set(key, style);
  return style;
}

/** Neither none nor all may be the result of rounding. */
function ringStep({ count, pinnedCount }: PointGroup): number {
  if (pinnedCount === 0 || pinnedCount === count) return (pinnedCount / count) * ringSteps;
  return Math.min(ringSteps - 1, Math.max(1, Math.round((pinnedCount / count) * ringSteps)));
}

/** Drawn by hand: ol's icons read a pixel back from every new image, which takes seconds for a screen of new counts. */
function makeStyle(cluster: PointCluster): Style {
  const pixelRatio = window.devicePixelRatio || 1;
  const shownShare = { ...cluster, pinnedCount: (ringStep(cluster) / ringSteps) * cluster.count };
  const image =
    cluster.count === 1
      ? drawPoint(shapeOf(cluster), pixelRatio)
      : drawCluster(shownShare, formatCount(cluster.count), pixelRatio);
  return new Style({
    zIndex: clusterRadius(cluster.count),
    renderer: (pixel, { context }) => {
      const [x = 0, y = 0] = pixel as number[];
      context.drawImage(image, x - image.width / 2, y - image.height / 2);
    },
  });
}
