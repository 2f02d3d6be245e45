import { useCallback, useEffect, useRef } from "react";
import type OlMap from "ol/Map";
import type MapBrowserEvent from "ol/MapBrowserEvent";
import { boundingExtent } from "ol/extent";
import { fromLonLat, toLonLat } from "ol/proj";
import type { AreaInput } from "../../data/generated/graphql";
import { BoundaryMap } from "../../map/BoundaryMap";
import { createPinMarker, type PinMarker } from "../../map/pin-marker";
import type { Bounds } from "./map-cells";
import { mergeClusters } from "./merge-clusters";
import type { PointCluster } from "./point-cluster";
import { createAreaLayer, drawArea, showArea } from "./area-layer";
import { clusterOf, createPointLayer, forgetSymbols, showClusters, type PointLayer } from "./point-layer";
import { clusterRadius } from "./point-symbol";
import type { MapView } from "./use-clusters";
import type { MapExtent } from "./use-map-address";

/** Moving stops for this long before the server is asked. */
const settleMs = 150;
const hitTolerancePixels = 6;
const openStep = 2;
const fitPadding = [48, 48, 48, 48];
const maxFitZoom = 12;

/** From here on a cluster is a heap of points at one place, and is opened as a list. */
export const heapZoom = 15;

export interface PointMapProps {
  label: string;
  describedBy: string;
  height: string;
  clusters: PointCluster[];
  /** Where the map opens; without it, at {@link fitTo}. */
  extent: MapExtent | null;
  /** What the map is to show as a whole; another object moves it. */
  fitTo: Bounds | undefined;
  /** The chosen point, marked by a pin. */
  chosen: { latitude: number; longitude: number } | null;
  onView(view: MapView, extent: MapExtent): void;
  onPoint(id: string): void;
  onHeap(cluster: PointCluster): void;
  /** The area that the filter names. */
  area: AreaInput | null;
  /** An area is being drawn: a click sets a corner. */
  isDrawing: boolean;
  onArea(area: AreaInput): void;
  children?: React.ReactNode;
}

/** The map with clusters and points. It tells where it looks; what it shows is given to it. */
export function PointMap(props: PointMapProps) {
  const latest = useRef(props);
  latest.current = props;
  const map = useRef<OlMap | null>(null);
  const marker = useRef<PinMarker | null>(null);
  const layer = useRef(createPointLayer());
  const areaLayer = useRef(createAreaLayer());

  const handleReady = useCallback((ready: OlMap) => {
    map.current = ready;
    ready.addLayer(areaLayer.current);
    ready.addLayer(layer.current);
    marker.current = createPinMarker(ready, null);
    const { extent, fitTo, chosen } = latest.current;
    if (extent) ready.getView().setCenter(fromLonLat([extent.longitude, extent.latitude]));
    if (extent) ready.getView().setZoom(extent.zoom);
    else fitView(ready, fitTo, 0);
    mark(marker.current, chosen);
    const stop = reportViews(ready, (view, at) => latest.current.onView(view, at));
    ready.on("click", (event) => handleClick(event, layer.current, latest.current));
    ready.on("pointermove", (event) => {
      const target = ready.getTargetElement();
      if (target && !event.dragging) target.style.cursor = clusterAt(event, layer.current) ? "pointer" : "";
    });
    return () => {
      stop();
      ready.removeLayer(layer.current);
      ready.removeLayer(areaLayer.current);
      map.current = null;
      marker.current = null;
    };
  }, []);

  const { clusters, fitTo, chosen, area, isDrawing } = props;
  useEffect(() => showArea(areaLayer.current, area), [area]);
  useEffect(() => {
    if (!isDrawing || !map.current) return undefined;
    return drawArea(map.current, (drawn) => latest.current.onArea(drawn));
  }, [isDrawing]);
  useEffect(() => {
    const zoom = map.current?.getView().getZoom() ?? 0;
    showClusters(layer.current, mergeClusters(clusters, zoom));
  }, [clusters]);
  useEffect(() => {
    if (map.current && fitTo) fitView(map.current, fitTo, 200);
  }, [fitTo]);
  useEffect(() => {
    if (marker.current) mark(marker.current, chosen);
  }, [chosen]);
  useEffect(() => {
    const pointLayer = layer.current;
    void document.fonts.load("600 14px Sarabun", "0").then(() => {
      forgetSymbols();
      pointLayer.changed();
    });
  }, []);

  return (
    <BoundaryMap label={props.label} describedBy={props.describedBy} height={props.height} onReady={handleReady}>
      {props.children}
    </BoundaryMap>
  );
}

function mark(marker: PinMarker, chosen: PointMapProps["chosen"]): void {
  marker.setPosition(chosen ? fromLonLat([chosen.longitude, chosen.latitude]) : undefined);
}

function fitView(map: OlMap, bounds: Bounds | undefined, duration: number): void {
  if (!bounds) return;
  const corners = [fromLonLat([bounds.west, bounds.south]), fromLonLat([bounds.east, bounds.north])];
  map.getView().fit(boundingExtent(corners), { padding: fitPadding, maxZoom: maxFitZoom, duration });
}

function reportViews(map: OlMap, report: (view: MapView, extent: MapExtent) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  map.on("moveend", () => {
    clearTimeout(timer);
    timer = setTimeout(() => report(...viewOf(map)), settleMs);
  });
  return () => clearTimeout(timer);
}

function viewOf(map: OlMap): [MapView, MapExtent] {
  const view = map.getView();
  const [west = 0, south = 0, east = 0, north = 0] = view.calculateExtent(map.getSize());
  const [left = 0, bottom = 0] = toLonLat([west, south]);
  const [right = 0, top = 0] = toLonLat([east, north]);
  const [longitude = 0, latitude = 0] = toLonLat(view.getCenter() ?? [0, 0]);
  const zoom = view.getZoom() ?? 0;
  const bounds = { west: Math.max(left, -180), south: bottom, east: Math.min(right, 180), north: top };
  return [
    { bounds, zoom: Math.round(zoom) },
    { latitude, longitude, zoom },
  ];
}

/**
 * The cluster under the pointer, the smallest where circles touch. By distance: ol's own look-up reads pixels back from every
 * layer, which takes seconds over the boundaries on a slow machine.
 */
function clusterAt({ map, pixel }: MapBrowserEvent, layer: PointLayer): PointCluster | undefined {
  const [x = 0, y = 0] = pixel;
  const hits = (layer.getSource()?.getFeatures() ?? []).filter((feature) => {
    const [left = NaN, top = NaN] = map.getPixelFromCoordinate(feature.getGeometry()?.getCoordinates() ?? []) ?? [];
    return Math.hypot(left - x, top - y) <= clusterRadius(clusterOf(feature).count) + hitTolerancePixels;
  });
  return hits.map(clusterOf).sort((one, other) => one.count - other.count)[0];
}

/** A point opens its card; a cluster opens into smaller ones, or where that leads nowhere, into a list. */
function handleClick(event: MapBrowserEvent, layer: PointLayer, { onPoint, onHeap, isDrawing }: PointMapProps): void {
  const cluster = isDrawing ? undefined : clusterAt(event, layer);
  if (!cluster) return;
  const view = event.map.getView();
  const zoom = view.getZoom() ?? 0;
  if (cluster.servicePointId) onPoint(cluster.servicePointId);
  else if (zoom >= heapZoom) onHeap(cluster);
  else
    view.animate({
      center: fromLonLat([cluster.longitude, cluster.latitude]),
      zoom: Math.min(zoom + openStep, heapZoom + 1),
      duration: 200,
    });
}
