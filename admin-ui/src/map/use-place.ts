import { useEffect, useState } from "react";
import { keepPreviousData } from "@tanstack/react-query";
import { useApiQuery } from "../data/use-api-query";
import type { Coordinates } from "./parse-coordinates";
import type { PinPlace } from "./pin-verdict";
import { PlaceAtDocument } from "./place.graphql";

/** Waits for the end of a row of arrow keys before the server is asked. */
const pauseMs = 300;

const nowhere = { latitude: 0, longitude: 0 };

interface PlaceAnswer {
  place: PinPlace | undefined;
  /** The place belongs to an earlier position, or there is none yet. */
  isChecking: boolean;
  hasFailed: boolean;
  retry(): void;
}

/** The province, district and sub-district that a position lies in, asked from the server a moment after it stops changing. */
export function usePlace(position: Coordinates | null): PlaceAnswer {
  const settled = useSettled(position);
  const { data, isFetching, isPlaceholderData, isError, refetch } = useApiQuery(PlaceAtDocument, settled ?? nowhere, {
    enabled: settled !== null,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const isSettled = settled?.latitude === position?.latitude && settled?.longitude === position?.longitude;
  return {
    place: position && data ? data.placeAt : undefined,
    isChecking: position !== null && (!isSettled || isPlaceholderData || (isFetching && !data)),
    hasFailed: isError && isSettled,
    retry: () => void refetch(),
  };
}

/** The position once it has stayed the same for a moment. */
function useSettled(position: Coordinates | null): Coordinates | null {
  const latitude = position?.latitude;
  const longitude = position?.longitude;
  const [settled, setSettled] = useState(position && { latitude: position.latitude, longitude: position.longitude });
  useEffect(() => {
    const next = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
    const timer = setTimeout(() => setSettled(next), pauseMs);
    return () => clearTimeout(timer);
  }, [latitude, longitude]);
  return settled;
}
