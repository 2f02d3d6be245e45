import type { PointMapQuery } from "../../data/generated/graphql";

/** Points of one cell of the map, or one point alone. */
export interface PointCluster {
  latitude: number;
  longitude: number;
  count: number;
  pinnedCount: number;
  completeCount: number;
  servicePointId: string | null;
}

/** The clusters of an answer, with their names written out. */
export const clustersOf = ({ servicePointMap }: PointMapQuery): PointCluster[] =>
  servicePointMap.clusters.map(({ lat, lon, n, pinned, complete, id }) => ({
    latitude: lat,
    longitude: lon,
    count: n,
    pinnedCount: pinned,
    completeCount: complete,
    servicePointId: id ?? null,
  }));
