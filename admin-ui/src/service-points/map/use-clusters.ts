import { useMemo } from "react";
import { keepPreviousData } from "@tanstack/react-query";
import type { ServicePointFilter } from "../../data/generated/graphql";
import { useApiQuery } from "../../data/use-api-query";
import { cellAround, widenToCells, type Bounds } from "./map-cells";
import { clustersOf, type PointCluster } from "./point-cluster";
import { PointMapDocument } from "./point-map.graphql";

/** What the map shows: where it looks and how near. */
export interface MapView {
  bounds: Bounds;
  /** Whole levels; the server's cells have 64 pixels at that level. */
  zoom: number;
}

const noClusters: PointCluster[] = [];

/** A view before the map has told one. */
export const nowhere: MapView = { bounds: { west: 0, south: 0, east: 0, north: 0 }, zoom: 0 };

/** The whole country and its neighbours, for the first look at what a filter finds. */
export const countryView: MapView = { bounds: { west: 96, south: 5, east: 107, north: 21 }, zoom: 8 };

/**
 * The clusters of a view. While the next ones are on their way the last ones stay; an answer that has been overtaken is
 * cancelled.
 */
export function useClusters(view: MapView | null, filter: ServicePointFilter) {
  const { bounds, zoom } = view ?? nowhere;
  const { data, error, refetch } = useApiQuery(
    PointMapDocument,
    { bounds: widenToCells(bounds, zoom), zoom, filter },
    { enabled: view !== null, placeholderData: keepPreviousData },
  );
  const clusters = useMemo(() => (data ? clustersOf(data) : noClusters), [data]);
  return { clusters, total: data?.servicePointMap.totalInBounds, error, refetch };
}

/** Where in the country the points of a filter are: the map opens there. The same object until the answer changes. */
export function useFilterExtent(filter: ServicePointFilter, isNeeded: boolean): Bounds | undefined {
  const { bounds, zoom } = countryView;
  const { data } = useApiQuery(
    PointMapDocument,
    { bounds: widenToCells(bounds, zoom), zoom, filter },
    { enabled: isNeeded },
  );
  return useMemo(() => (isNeeded && data ? extentOf(clustersOf(data)) : undefined), [isNeeded, data]);
}

/** A cluster stands for points up to a cell away from it; a single point is where it is. */
export function extentOf(clusters: PointCluster[]): Bounds | undefined {
  if (clusters.length === 0) return undefined;
  const boxes = clusters.map(({ latitude, longitude, count }) =>
    count === 1
      ? { west: longitude, east: longitude, south: latitude, north: latitude }
      : cellAround(latitude, longitude, countryView.zoom),
  );
  return {
    west: Math.min(...boxes.map(({ west }) => west)),
    east: Math.max(...boxes.map(({ east }) => east)),
    south: Math.min(...boxes.map(({ south }) => south)),
    north: Math.max(...boxes.map(({ north }) => north)),
  };
}
