import { Link } from "react-router";
import Button from "@mui/material/Button";
import HighlightAltOutlined from "@mui/icons-material/HighlightAltOutlined";
import { styled } from "@mui/material/styles";
import type { ServicePointFilter } from "../../data/generated/graphql";
import { useApiQuery } from "../../data/use-api-query";
import { formatCount } from "../../format/number";
import { useText } from "../../i18n/use-text";
import { listPath } from "../../list/list-path";
import { withoutFilter, type FilterValues } from "../../list/filter-definition";
import { ServicePointSummaryDocument } from "../service-point.graphql";
import { areaOfBounds } from "./drawn-area";
import type { MapView } from "./use-clusters";

const Row = styled("div")({ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center" });

interface AreaToolsProps {
  values: FilterValues;
  onChange: (values: FilterValues) => void;
  view: MapView | null;
  isDrawing: boolean;
  setDrawing: (isDrawing: boolean) => void;
}

/** Choosing service points by where they are: by drawing, or what the map shows. The area is a filter like the others. */
export function AreaTools({ values, onChange, view, isDrawing, setDrawing }: AreaToolsProps) {
  const text = useText();
  const hasArea = values.area !== undefined;
  return (
    <Row>
      <Button
        variant="outlined"
        size="small"
        aria-pressed={isDrawing}
        startIcon={<HighlightAltOutlined aria-hidden />}
        onClick={() => setDrawing(!isDrawing)}
      >
        {text(isDrawing ? "pointMap.stopDrawing" : "pointMap.draw")}
      </Button>
      <Button
        variant="outlined"
        size="small"
        disabled={!view}
        onClick={() => view && onChange({ ...values, area: areaOfBounds(view.bounds) })}
      >
        {text("pointMap.takeView")}
      </Button>
      {hasArea && (
        <>
          <Button size="small" onClick={() => onChange(withoutFilter(values, "area"))}>
            {text("pointMap.clearArea")}
          </Button>
          <AreaCount filter={values} />
        </>
      )}
      <span role="status">{isDrawing && text("pointMap.drawHint")}</span>
    </Row>
  );
}

/** How many the area and the other filters find, and the way to them as a list. */
function AreaCount({ filter }: { filter: FilterValues }) {
  const text = useText();
  const { data } = useApiQuery(ServicePointSummaryDocument, { filter: filter as ServicePointFilter });
  if (!data) return null;
  const count = formatCount(data.servicePointSummary.totalCount);
  return <Link to={listPath("servicePoints", filter)}>{text("pointMap.inArea", { count })}</Link>;
}
