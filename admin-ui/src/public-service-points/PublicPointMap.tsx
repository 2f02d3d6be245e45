import { useId, useMemo, useRef, useState } from "react";
import Typography from "@mui/material/Typography";
import type { PublicServicePointFilter } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import { ErrorCard } from "../layout/ErrorCard";
import { cellAround } from "../service-points/map/map-cells";
import type { PointCluster } from "../service-points/map/point-cluster";
import { heapZoom, PointMap } from "../service-points/map/PointMap";
import type { MapView } from "../service-points/map/use-clusters";
import type { useMapAddress } from "../service-points/map/use-map-address";
import { PublicHeapCard, PublicPointCard } from "./PublicPointCard";
import { PublicPointDocument } from "./public-service-point.graphql";
import { usePublicClusters, usePublicExtent } from "./use-public-clusters";

interface PublicPointMapProps {
  filter: PublicServicePointFilter;
  height: string;
  address: ReturnType<typeof useMapAddress>;
}

/** What the search finds, on the map. */
export function PublicPointMap({ filter, height, address }: PublicPointMapProps) {
  const text = useText();
  const hintId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView | null>(null);
  const [heap, setHeap] = useState<PointCluster | null>(null);
  const { extent, pointId, setExtent, setPointId } = address;
  const { clusters, error, refetch } = usePublicClusters(view, filter);
  const fitTo = usePublicExtent(filter, useIsFitNeeded(filter, extent !== null));
  const chosen = useChosenPin(pointId);
  const choose = (id: string) => {
    setHeap(null);
    setPointId(id);
  };
  const close = () => {
    const map = frame.current?.querySelector<HTMLElement>('[role="application"]');
    const opener = document.getElementById(`point-${pointId}`) ?? map;
    setHeap(null);
    setPointId(null);
    opener?.focus();
  };
  return (
    <div ref={frame}>
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      <PointMap
        label={text("publicPoint.title")}
        describedBy={hintId}
        height={height}
        clusters={clusters}
        extent={extent}
        fitTo={fitTo}
        chosen={chosen}
        onView={(next, at) => {
          setView(next);
          setExtent(at);
        }}
        onPoint={choose}
        onHeap={(cluster) => {
          setPointId(null);
          setHeap(cluster);
        }}
        area={null}
        isDrawing={false}
        onArea={() => undefined}
      >
        {pointId && <PublicPointCard id={pointId} onClose={close} />}
        {heap && (
          <PublicHeapCard
            filter={{ ...filter, bounds: cellAround(heap.latitude, heap.longitude, view?.zoom ?? heapZoom) }}
            onChoose={choose}
            onClose={close}
          />
        )}
      </PointMap>
      <Typography id={hintId} variant="caption" component="p" color="text.secondary">
        {text("publicPoint.mapHint")}
      </Typography>
    </div>
  );
}

/** Where the chosen service point is, once that is known; the same object until it changes. */
function useChosenPin(id: string | null) {
  const { data } = useApiQuery(PublicPointDocument, { id: id ?? "" }, { enabled: id !== null });
  const { latitude, longitude } = data?.publicServicePoint?.pin ?? {};
  return useMemo(
    () => (id === null || latitude === undefined || longitude === undefined ? null : { latitude, longitude }),
    [id, latitude, longitude],
  );
}

/** The map goes where a filter's points are: at first, unless the address says where to look, and after each change of filter. */
function useIsFitNeeded(filter: PublicServicePointFilter, hasExtent: boolean): boolean {
  const first = useRef({ filter: JSON.stringify(filter), hasExtent });
  return !first.current.hasExtent || JSON.stringify(filter) !== first.current.filter;
}
