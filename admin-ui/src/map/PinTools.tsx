import { useCallback, useRef, useState } from "react";
import FilterCenterFocus from "@mui/icons-material/FilterCenterFocus";
import MyLocation from "@mui/icons-material/MyLocation";
import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import type { Area } from "./areas";
import { Notice } from "./Notice";
import type { Coordinates } from "./parse-coordinates";
import { PlaceSearch } from "./PlaceSearch";
import { useDevicePosition, type DevicePosition } from "./use-device-position";

const Row = styled("div")(({ theme }) => ({
  display: "flex",
  alignItems: "flex-start",
  gap: 12,
  "& .MuiButton-root": { minHeight: 44 },
  [theme.breakpoints.down("sm")]: { flexWrap: "wrap" },
}));

const SearchBox = styled("div")(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  [theme.breakpoints.down("sm")]: { flexBasis: "100%" },
}));

const Report = styled("div")({ "&:not(:empty)": { marginTop: 12 } });

/** A position that is rougher than this is told, with how rough it is. */
const roughMetres = 100;

interface PinToolsProps {
  onPoint(point: Coordinates): void;
  onArea(area: Area, name: string): void;
  /** Offered on phones, where pointing with a fingertip is rough. */
  onPinCentre?(): void;
}

/** The ways to set a pin that are not on the map: search, paste, the device's position, the middle of the map. */
export function PinTools({ onPoint, onArea, onPinCentre }: PinToolsProps) {
  const text = useText();
  const [roughness, setRoughness] = useState<number | null>(null);
  const report = useRef(onPoint);
  report.current = onPoint;
  const handleFound = useCallback((found: DevicePosition) => {
    setRoughness(found.accuracyMetres > roughMetres ? found.accuracyMetres : null);
    report.current({ latitude: found.latitude, longitude: found.longitude });
  }, []);
  const { ask, isAsking, failure } = useDevicePosition(handleFound);
  return (
    <div>
      <Row>
        <SearchBox>
          <PlaceSearch onPoint={onPoint} onArea={onArea} />
        </SearchBox>
        <Button variant="outlined" startIcon={<MyLocation />} onClick={ask} disabled={isAsking}>
          {text(isAsking ? "map.pin.positioning" : "map.pin.usePosition")}
        </Button>
        {onPinCentre && (
          <Button variant="outlined" startIcon={<FilterCenterFocus />} onClick={onPinCentre}>
            {text("map.pin.pinCentre")}
          </Button>
        )}
      </Row>
      <Report aria-live="polite">
        {failure && <Notice tone="warn">{text(`map.pin.${failure}`)}</Notice>}
        {!failure && roughness !== null && (
          <Notice tone="info">{text("map.pin.positionRough", { metres: formatCount(roughness) })}</Notice>
        )}
      </Report>
    </div>
  );
}
