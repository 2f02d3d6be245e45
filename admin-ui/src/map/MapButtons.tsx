import Add from "@mui/icons-material/Add";
import Remove from "@mui/icons-material/Remove";
import ZoomOutMap from "@mui/icons-material/ZoomOutMap";
import Tooltip from "@mui/material/Tooltip";
import { styled } from "@mui/material/styles";
import type OlMap from "ol/Map";
import type { ReactElement } from "react";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { countryExtent } from "./boundary-map";

const Column = styled("div")({
  position: "absolute",
  insetInlineEnd: 12,
  bottom: 12,
  display: "flex",
  flexDirection: "column",
  borderRadius: 8,
  border: `1px solid ${color.controlBorder}`,
  backgroundColor: color.surface,
  overflow: "hidden",
  "& button + button": { borderTop: `1px solid ${color.line}` },
});

const Button = styled("button")({
  display: "grid",
  placeItems: "center",
  width: 40,
  height: 40,
  padding: 0,
  border: 0,
  background: "none",
  color: color.ink,
  cursor: "pointer",
  "&:hover": { backgroundColor: color.rowHover },
  "&:focus-visible": { outline: `3px solid ${color.focus}`, outlineOffset: -3 },
  "@media (pointer: coarse)": { width: 44, height: 44 },
});

/** Zoom buttons and the way back to the whole country. */
export function MapButtons({ map }: { map: OlMap }) {
  const text = useText();
  const view = map.getView();
  const zoom = (levels: number) => view.animate({ zoom: (view.getZoom() ?? 6) + levels, duration: 200 });
  return (
    <Column>
      <MapButton label={text("map.zoomIn")} icon={<Add />} onClick={() => zoom(1)} />
      <MapButton label={text("map.zoomOut")} icon={<Remove />} onClick={() => zoom(-1)} />
      <MapButton
        label={text("map.wholeCountry")}
        icon={<ZoomOutMap />}
        onClick={() => view.fit(countryExtent, { duration: 200 })}
      />
    </Column>
  );
}

function MapButton({ label, icon, onClick }: { label: string; icon: ReactElement; onClick(): void }) {
  return (
    <Tooltip title={label} placement="left">
      <Button type="button" aria-label={label} onClick={onClick}>
        {icon}
      </Button>
    </Tooltip>
  );
}
