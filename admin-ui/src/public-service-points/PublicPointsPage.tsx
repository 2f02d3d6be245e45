import { useSearchParams } from "react-router";
import Button from "@mui/material/Button";
import ButtonGroup from "@mui/material/ButtonGroup";
import useMediaQuery from "@mui/material/useMediaQuery";
import { styled, type Theme } from "@mui/material/styles";
import type { PublicServicePointFilter } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { color } from "../layout/tokens";
import { ActiveFilters } from "../list/ActiveFilters";
import { FilterBar } from "../list/FilterBar";
import { useUrlFilter } from "../list/use-url-filter";
import { useMapAddress } from "../service-points/map/use-map-address";
import { publicPointFilters } from "./public-point-filters";
import { PublicPointList } from "./PublicPointList";
import { PublicPointMap } from "./PublicPointMap";

const mapHeight = { wide: "max(480px, calc(100dvh - 340px))", phone: "64dvh" };

const Columns = styled("div")(({ theme }) => ({
  display: "grid",
  gap: 16,
  alignItems: "start",
  [theme.breakpoints.up("md")]: { gridTemplateColumns: "minmax(360px, 2fr) minmax(0, 3fr)" },
}));

const Side = styled("div")(({ theme }) => ({
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  minWidth: 0,
  [theme.breakpoints.up("md")]: { height: mapHeight.wide, overflow: "auto" },
}));

/** ค้นหาจุดบริการของหน่วยงานอื่น: all service points of the country that are shown, to read, as a list and on the map. */
export function PublicPointsPage() {
  const text = useText();
  const [values, setValues] = useUrlFilter();
  const filter = values as PublicServicePointFilter;
  const address = useMapAddress("/publicServicePoints");
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down("md"), { noSsr: true });
  const [isMapShown, showMap] = useShownPart();
  const showOnMap = (id: string) => {
    if (isNarrow) showMap(true, id);
    else address.setPointId(id);
  };
  return (
    <Page kind="list">
      <PageHeader
        title={text("publicPoint.title")}
        crumbs={[{ label: text("frame.menu.organisationsGroup") }]}
        subtitle={text("publicPoint.intro")}
        actions={isNarrow && <PartSwitch isMapShown={isMapShown} onShowMap={showMap} />}
      />
      <FilterBar
        searchHint={text("publicPoint.searchHint")}
        filters={publicPointFilters}
        values={values}
        onChange={setValues}
        total={null}
      />
      {Object.keys(values).length > 0 && (
        <div style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center" }}>
          <ActiveFilters
            searchLabel="common.searchWords"
            filters={publicPointFilters}
            values={values}
            onChange={setValues}
          />
        </div>
      )}
      <Columns>
        {!(isNarrow && isMapShown) && (
          <Side role="region" aria-label={text("publicPoint.listLabel")} tabIndex={isNarrow ? undefined : 0}>
            <PublicPointList filter={filter} chosenId={address.pointId} onMap={showOnMap} />
          </Side>
        )}
        {(!isNarrow || isMapShown) && (
          <PublicPointMap filter={filter} height={isNarrow ? mapHeight.phone : mapHeight.wide} address={address} />
        )}
      </Columns>
    </Page>
  );
}

/** Where there is no room for both, the address says which of list and map is shown. */
function useShownPart(): [boolean, (isMap: boolean, pointId?: string) => void] {
  const [search, setSearch] = useSearchParams();
  const show = (isMap: boolean, pointId?: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (isMap) after.set("view", "map");
      else after.delete("view");
      if (pointId) after.set("point", pointId);
      return after;
    });
  return [search.get("view") === "map", show];
}

function PartSwitch({ isMapShown, onShowMap }: { isMapShown: boolean; onShowMap: (isMap: boolean) => void }) {
  const text = useText();
  return (
    <ButtonGroup aria-label={text("publicPoint.view")}>
      {[false, true].map((isMap) => (
        <Button
          key={String(isMap)}
          variant={isMap === isMapShown ? "contained" : "outlined"}
          aria-pressed={isMap === isMapShown}
          onClick={() => onShowMap(isMap)}
        >
          {text(isMap ? "publicPoint.asMap" : "publicPoint.asList")}
        </Button>
      ))}
    </ButtonGroup>
  );
}
