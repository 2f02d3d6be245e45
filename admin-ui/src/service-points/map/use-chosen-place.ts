import { useMemo } from "react";
import { useApiQuery } from "../../data/use-api-query";
import type { Coordinates } from "../../map/parse-coordinates";
import { PointCardDocument } from "./point-map.graphql";

/** Where the chosen service point is, once that is known; the same object until it changes. */
export function useChosenPlace(id: string | null): Coordinates | null {
  const { data } = useApiQuery(PointCardDocument, { id: id ?? "" }, { enabled: id !== null });
  const latitude = data?.servicePoint?.pin?.latitude;
  const longitude = data?.servicePoint?.pin?.longitude;
  return useMemo(
    () => (id === null || latitude === undefined || longitude === undefined ? null : { latitude, longitude }),
    [id, latitude, longitude],
  );
}
