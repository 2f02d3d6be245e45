import type { PointCluster } from "./point-cluster";
import { clusterRadius } from "./point-symbol";

const worldPixelsAtZoom0 = 256;

/** Circles may touch, and cover a little of each other. */
const overlapShare = 0.9;

interface Placed {
  cluster: PointCluster;
  x: number;
  y: number;
}

/**
 * Joins clusters whose circles would cover each other: the server's cells are a grid, and two heaps on either side of a line
 * can be close. The larger one takes the smaller in, and moves by its weight.
 *
 * @param zoom of the map now, with fractions
 */
export function mergeClusters(clusters: PointCluster[], zoom: number): PointCluster[] {
  const worldPixels = worldPixelsAtZoom0 * 2 ** zoom;
  const placed: Placed[] = [];
  for (const cluster of [...clusters].sort((a, b) => b.count - a.count)) {
    const { x, y } = pixelOf(cluster, worldPixels);
    const near = placed.find((other) => isCovering(other, { cluster, x, y }));
    if (near) join(near, { cluster, x, y });
    else placed.push({ cluster, x, y });
  }
  return placed.map(({ cluster }) => cluster);
}

function isCovering(one: Placed, other: Placed): boolean {
  const reach = (clusterRadius(one.cluster.count) + clusterRadius(other.cluster.count)) * overlapShare;
  return Math.hypot(one.x - other.x, one.y - other.y) < reach;
}

function join(into: Placed, { cluster, x, y }: Placed): void {
  const count = into.cluster.count + cluster.count;
  const share = cluster.count / count;
  into.x += (x - into.x) * share;
  into.y += (y - into.y) * share;
  into.cluster = {
    count,
    pinnedCount: into.cluster.pinnedCount + cluster.pinnedCount,
    completeCount: into.cluster.completeCount + cluster.completeCount,
    latitude: into.cluster.latitude + (cluster.latitude - into.cluster.latitude) * share,
    longitude: into.cluster.longitude + (cluster.longitude - into.cluster.longitude) * share,
    servicePointId: null,
  };
}

function pixelOf({ latitude, longitude }: PointCluster, worldPixels: number): { x: number; y: number } {
  const y = 0.5 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI);
  return { x: ((longitude + 180) / 360) * worldPixels, y: y * worldPixels };
}
