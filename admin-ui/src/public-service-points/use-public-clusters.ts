import { useMemo } from "react";
import { keepPreviousData } from "@tanstack/react-query";
import type { PublicPointMapQuery, PublicServicePointFilter } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { widenToCells, type Bounds } from "../service-points/map/map-cells";
import type { PointCluster } from "../service-points/map/point-cluster";
import { countryView, extentOf, nowhere, type MapView } from "../service-points/map/use-clusters";
import { PublicPointMapDocument } from "./public-service-point.graphql";

const noClusters: PointCluster[] = [];

/** All pins of this map are confirmed, and nothing is said of completeness: one symbol for all. */
const clustersOf = ({ publicServicePointMap }: PublicPointMapQuery): PointCluster[] =>
  publicServicePointMap.clusters.map(({ lat, lon, n, id }) => ({
    latitude: lat,
    longitude: lon,
    count: n,
    pinnedCount: n,
    completeCount: n,
    servicePointId: id ?? null,
  }));

/** The clusters of a view; the last ones stay while the next are on their way. */
export function usePublicClusters(view: MapView | null, filter: PublicServicePointFilter) {
  const { bounds, zoom } = view ?? nowhere;
  const { data, error, refetch } = useApiQuery(
    PublicPointMapDocument,
    { bounds: widenToCells(bounds, zoom), zoom, filter },
    { enabled: view !== null, placeholderData: keepPreviousData },
  );
  const clusters = useMemo(() => (data ? clustersOf(data) : noClusters), [data]);
  return { clusters, error, refetch };
}

/** Where in the country what a filter finds is; the same object until the answer changes. */
export function usePublicExtent(filter: PublicServicePointFilter, isNeeded: boolean): Bounds | undefined {
  const { bounds, zoom } = countryView;
  const variables = { bounds: widenToCells(bounds, zoom), zoom, filter };
  const { data } = useApiQuery(PublicPointMapDocument, variables, { enabled: isNeeded });
  return useMemo(() => (isNeeded && data ? extentOf(clustersOf(data)) : undefined), [isNeeded, data]);
}
