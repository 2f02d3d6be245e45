import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export interface MapExtent {
  latitude: number;
  longitude: number;
  zoom: number;
}

/**
 * What the map's address says beside the filter: where it looks, and which point is chosen.
 * @param page the end of the address of the page with the map
 */
export function useMapAddress(page: string) {
  const [search, setSearch] = useSearchParams();
  const at = search.get("at");
  const change = useCallback(
    (name: "at" | "point", value: string | null, isNewEntry: boolean) => {
      // The map still comes to rest while the page that was chosen is on its way: its address is no longer the map's.
      if (!window.location.pathname.endsWith(page)) return;
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: !isNewEntry },
      );
    },
    [setSearch, page],
  );
  return {
    extent: useMemo(() => readExtent(at), [at]),
    pointId: search.get("point"),
    setExtent: useCallback((extent: MapExtent) => change("at", writeExtent(extent), false), [change]),
    setPointId: useCallback((id: string | null) => change("point", id, id !== null), [change]),
  };
}

/** "18.785,98.962,12.5"; anything else counts as not given. */
function readExtent(text: string | null): MapExtent | null {
  const [latitude = NaN, longitude = NaN, zoom = NaN] = (text ?? "").split(",").map(Number);
  const isSane = Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 22;
  return isSane ? { latitude, longitude, zoom } : null;
}

function writeExtent({ latitude, longitude, zoom }: MapExtent): string {
  return `${latitude.toFixed(4)},${longitude.toFixed(4)},${zoom.toFixed(1)}`;
}
