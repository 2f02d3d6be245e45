import { useId, useMemo, useRef, useState } from "react";
import { styled } from "@mui/material/styles";
import type { Theme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { ServicePointFilter } from "../../data/generated/graphql";
import { useText } from "../../i18n/use-text";
import { ErrorCard } from "../../layout/ErrorCard";
import { Page } from "../../layout/Page";
import { PageHeader } from "../../layout/PageHeader";
import { color } from "../../layout/tokens";
import { ActiveFilters } from "../../list/ActiveFilters";
import { FilterBar } from "../../list/FilterBar";
import type { FilterValues } from "../../list/filter-definition";
import { useUrlFilter } from "../../list/use-url-filter";
import { servicePointFilters } from "../service-point-filters";
import { AreaTools } from "./AreaTools";
import { areaOfFilter } from "./drawn-area";
import { cellAround } from "./map-cells";
import { MapLegend } from "./MapLegend";
import { NotPinnedStrip } from "./NotPinnedStrip";
import { HeapCard, PointCard } from "./PointCard";
import type { PointCluster } from "./point-cluster";
import { heapZoom, PointMap } from "./PointMap";
import { PointsInView } from "./PointsInView";
import { ReadViewButton } from "./ReadViewButton";
import { useChosenPlace } from "./use-chosen-place";
import { useClusters, useFilterExtent, type MapView } from "./use-clusters";
import { useMapAddress } from "./use-map-address";
import { ViewSwitch } from "./ViewSwitch";

const mapHeight = { wide: "max(480px, calc(100dvh - 380px))", phone: "56dvh" };

const Columns = styled("div")(({ theme }) => ({
  display: "grid",
  gap: 16,
  [theme.breakpoints.up("md")]: { gridTemplateColumns: "360px minmax(0, 1fr)" },
}));

const Side = styled("div")(({ theme }) => ({
  order: 1,
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  [theme.breakpoints.up("md")]: { order: 0, height: mapHeight.wide, overflow: "auto" },
}));

const MapColumn = styled("div")({ display: "flex", flexDirection: "column", gap: 8, minWidth: 0 });

/** Everything in the officer's scope on the map (แผนที่), with the filters of the list and a list of what is in view. */
export function ServicePointMapPage() {
  const text = useText();
  const [values, setValues] = useUrlFilter();
  const filter = values as ServicePointFilter;
  const [view, setView] = useState<MapView | null>(null);
  const total = useClusters(view, filter).total;
  return (
    <Page kind="list">
      <PageHeader
        title={text("pointMap.title")}
        crumbs={[
          { label: text("frame.menu.organisationsGroup") },
          { label: text("frame.menu.servicePoints"), path: "/servicePoints" },
        ]}
        actions={<ViewSwitch filter={values} />}
      />
      <FilterBar
        searchHint={text("servicePoint.searchHint")}
        filters={servicePointFilters}
        values={values}
        onChange={setValues}
        total={total}
      />
      {Object.keys(values).length > 0 && (
        <div style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center" }}>
          <ActiveFilters
            searchLabel="common.searchWords"
            filters={servicePointFilters}
            values={values}
            onChange={setValues}
          />
        </div>
      )}
      <NotPinnedStrip filter={filter} />
      <MapAndList values={values} onChange={setValues} view={view} onView={setView} />
    </Page>
  );
}

interface MapAndListProps {
  values: FilterValues;
  onChange(values: FilterValues): void;
  view: MapView | null;
  onView(view: MapView): void;
}

function MapAndList({ values, onChange, view, onView }: MapAndListProps) {
  const text = useText();
  const filter = values as ServicePointFilter;
  const [isDrawing, setDrawing] = useState(false);
  const area = useMemo(() => areaOfFilter(values), [values]);
  const hintId = useId();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"), { noSsr: true });
  const frame = useRef<HTMLDivElement>(null);
  const { extent, pointId, setExtent, setPointId } = useMapAddress("/servicePoints/map");
  const [heap, setHeap] = useState<PointCluster | null>(null);
  const { clusters, error, refetch } = useClusters(view, filter);
  const fitTo = useFilterExtent(filter, useIsFitNeeded(filter, extent !== null));
  const chosen = useChosenPlace(pointId);

  const choose = (id: string) => {
    setHeap(null);
    setPointId(id);
  };
  const close = () => {
    const opener =
      document.getElementById(`point-${pointId}`) ?? frame.current?.querySelector<HTMLElement>('[role="application"]');
    setHeap(null);
    setPointId(null);
    opener?.focus();
  };

  return (
    <>
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      <Columns>
        <Side role="region" aria-label={text("pointMap.listLabel")} tabIndex={isPhone ? undefined : 0}>
          {view && (
            <PointsInView
              filter={{ ...filter, bounds: view.bounds }}
              chosenId={pointId}
              onChoose={({ id }) => choose(id)}
            />
          )}
        </Side>
        <MapColumn ref={frame}>
          <AreaTools values={values} onChange={onChange} view={view} isDrawing={isDrawing} setDrawing={setDrawing} />
          <PointMap
            label={text("pointMap.label")}
            describedBy={hintId}
            height={isPhone ? mapHeight.phone : mapHeight.wide}
            clusters={clusters}
            extent={extent}
            fitTo={fitTo}
            chosen={chosen}
            onView={(next, at) => {
              onView(next);
              setExtent(at);
            }}
            onPoint={choose}
            area={area}
            isDrawing={isDrawing}
            onArea={(drawn) => {
              setDrawing(false);
              onChange({ ...values, area: drawn });
            }}
            onHeap={(cluster) => {
              setPointId(null);
              setHeap(cluster);
            }}
          >
            {pointId && <PointCard id={pointId} onClose={close} />}
            {heap && (
              <HeapCard filter={heapFilter(filter, heap, view)} onChoose={({ id }) => choose(id)} onClose={close} />
            )}
          </PointMap>
          <Typography id={hintId} variant="caption" component="p" color="text.secondary">
            {text("pointMap.hint")}
          </Typography>
          <MapLegend />
          {view && <ReadViewButton filter={{ ...filter, bounds: view.bounds }} />}
        </MapColumn>
      </Columns>
    </>
  );
}

function heapFilter(
  filter: ServicePointFilter,
  { latitude, longitude }: PointCluster,
  view: MapView | null,
): ServicePointFilter {
  return { ...filter, bounds: cellAround(latitude, longitude, view?.zoom ?? heapZoom) };
}

/** The map goes where a filter's points are: at first, unless the address says where to look, and after each change of filter. */
function useIsFitNeeded(filter: ServicePointFilter, hasExtent: boolean): boolean {
  const first = useRef({ filter: JSON.stringify(filter), hasExtent });
  return !first.current.hasExtent || JSON.stringify(filter) !== first.current.filter;
}
