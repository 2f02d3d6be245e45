import { useCallback, useEffect, useId, useRef, useState } from "react";
import { Link } from "react-router";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import type OlMap from "ol/Map";
import { formatCount, percentOf } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { color } from "../layout/tokens";
import { BoundaryMap } from "../map/BoundaryMap";
import { countryExtent } from "../map/boundary-map";
import { useAreas } from "../map/use-areas";
import { figurePath } from "./figure-links";
import type { ProgressRow } from "./ProgressTable";
import { createShareLayer, provinceAt } from "./share-layer";
import { SHARE_STEPS, shareStepOf } from "./share-steps";

const fitPadding = [16, 16, 16, 16];

const Legend = styled("ul")({
  listStyle: "none",
  display: "flex",
  flexWrap: "wrap",
  gap: "4px 16px",
  margin: "8px 0 0",
  padding: 0,
  fontSize: 14,
  color: color.inkSecondary,
  "& li": { display: "flex", alignItems: "center", gap: 6 },
  "& i": { width: 20, height: 14, border: `1px solid ${color.controlBorder}` },
});

/** The provinces in the colour of the share that is pinned. The table beside it says the same, and is reached by keyboard. */
export function ProvinceMap({ rows }: { rows: readonly ProgressRow[] }) {
  const text = useText();
  const hintId = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const layer = useRef(createShareLayer());
  useEffect(() => {
    const fills = rows.map(({ key, figures }) => [key, shareStepOf(figures.pinnedCount, figures.totalCount)?.fill]);
    layer.current.colour(new Map(fills as [string, string | undefined][]));
  }, [rows]);
  const handleReady = useCallback((map: OlMap) => {
    const { current } = layer;
    map.addLayer(current.layer);
    map.getView().fit(countryExtent, { padding: fitPadding });
    map.on("click", (event) => setChosen(provinceAt(map, event.pixel, current.layer)));
    return () => void map.removeLayer(current.layer);
  }, []);
  return (
    <Card>
      <BoundaryMap
        label={text("pinningProgress.map")}
        describedBy={hintId}
        height={520}
        isInScrollingPage
        onReady={handleReady}
      />
      <Typography role="status" sx={{ minHeight: 28, mt: 1 }}>
        {chosen && <Chosen code={chosen} row={rows.find(({ key }) => key === chosen)} />}
      </Typography>
      <Typography id={hintId} variant="caption" component="p" color="text.secondary">
        {text("pinningProgress.mapHint")}
      </Typography>
      <Legend aria-label={text("pinningProgress.mapLegend")}>
        {SHARE_STEPS.map(({ from, to, fill }) => (
          <li key={from}>
            <i aria-hidden style={{ backgroundColor: fill }} />
            {from === to ? text("pinningProgress.legendAll") : text("pinningProgress.legendStep", { from, to })}
          </li>
        ))}
      </Legend>
    </Card>
  );
}

/** The province that was chosen on the map, in words. */
function Chosen({ code, row }: { code: string; row: ProgressRow | undefined }) {
  const text = useText();
  const [locale] = useLocale();
  const area = useAreas()?.provinces.get(code);
  const name = row?.group.name ?? area?.names[locale] ?? "";
  if (!row) return text("pinningProgress.chosenNone", { name });
  const { pinnedCount, totalCount, notPinnedCount } = row.figures;
  return (
    <>
      {text("pinningProgress.chosen", {
        name,
        pinned: formatCount(pinnedCount),
        total: formatCount(totalCount),
        percent: percentOf(pinnedCount, totalCount),
      })}{" "}
      {notPinnedCount > 0 && (
        <Link to={figurePath("notPinnedCount", row.group.filter, row.group.recentSince)}>
          {text("pinningProgress.seeMissing")}
        </Link>
      )}
    </>
  );
}
