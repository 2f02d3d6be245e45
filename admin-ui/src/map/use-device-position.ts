import { useCallback, useState } from "react";
import { roundPointed, type Coordinates } from "./parse-coordinates";

export type PositionFailure = "positionDenied" | "positionUnavailable" | "positionTimeout";

export interface DevicePosition extends Coordinates {
  accuracyMetres: number;
}

interface DevicePositionRequest {
  isAsking: boolean;
  failure: PositionFailure | null;
  ask(): void;
}

const timeoutMs = 15_000;
const failures: Record<number, PositionFailure> = {
  1: "positionDenied",
  2: "positionUnavailable",
  3: "positionTimeout",
};

/** Asks the device where it is, only when told to. Browsers refuse it on pages without https, except on localhost. */
export function useDevicePosition(onFound: (position: DevicePosition) => void): DevicePositionRequest {
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<PositionFailure | null>(null);
  const ask = useCallback(() => {
    if (!("geolocation" in navigator) || !window.isSecureContext) {
      setFailure("positionUnavailable");
      return;
    }
    setAsking(true);
    setFailure(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        onFound({
          latitude: roundPointed(coords.latitude),
          longitude: roundPointed(coords.longitude),
          accuracyMetres: Math.round(coords.accuracy),
        });
      },
      ({ code }) => {
        setAsking(false);
        setFailure(failures[code] ?? "positionUnavailable");
      },
      { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: 0 },
    );
  }, [onFound]);
  return { isAsking, failure, ask };
}
