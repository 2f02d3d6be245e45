import type { ReactNode } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import MapOutlined from "@mui/icons-material/MapOutlined";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../../address/PlaceName";
import { useApiQuery } from "../../data/use-api-query";
import type { TreePanelQuery } from "../../data/generated/graphql";
import { formatCount } from "../../format/number";
import { localName, localNameLang } from "../../i18n/localized";
import { useLocale, useText } from "../../i18n/use-text";
import { color } from "../../layout/tokens";
import { ErrorCard } from "../../layout/ErrorCard";
import { listPath } from "../../list/list-path";
import { VisibilityChips } from "../../status/VisibilityChips";
import { AddActions, OwnActions, type PanelOrganisation } from "./TreePanelActions";
import { TreePanelDocument } from "./tree.graphql";

const Facts = styled("dl")({
  display: "grid",
  gridTemplateColumns: "1fr auto",
  margin: "0 0 16px",
  borderTop: `1px solid ${color.line}`,
  "& dt, & dd": { margin: 0, padding: "8px 0", borderBottom: `1px solid ${color.line}` },
  "& dd": { textAlign: "end", fontWeight: 600 },
  "& dd a": { display: "inline-block", minWidth: 28, minHeight: 28 },
});

/** Who the chosen organisation is and what can be done with it. */
export function TreePanelHead({ id, onChanged }: { id: string; onChanged: () => void }) {
  const { data, error, refetch } = useApiQuery(TreePanelDocument, { id });
  const [locale] = useLocale();
  if (error) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  const organisation = data?.organisation;
  if (!organisation) return <Skeleton variant="rounded" height={160} />;
  return (
    <div>
      <Typography
        variant="h3"
        component="h2"
        lang={localNameLang(organisation, locale)}
        sx={{ overflowWrap: "anywhere" }}
      >
        {localName(organisation, locale)}
      </Typography>
      <Subtitle organisation={organisation} />
      {organisation.level !== "COUNTRY" && <OwnActions organisation={organisation} onChanged={onChanged} />}
      <AddActions organisation={organisation} />
    </div>
  );
}

/** What lies within the chosen organisation; every number opens the rows it counts. */
export function TreePanelCounts({ id }: { id: string }) {
  const text = useText();
  const { data } = useApiQuery(TreePanelDocument, { id });
  const organisation = data?.organisation;
  if (!organisation) return null;
  return (
    <div>
      <Counts data={data} organisation={organisation} />
      <Button
        component={Link}
        to={listPath("servicePoints/map", withinOf(organisation))}
        variant="outlined"
        startIcon={<MapOutlined aria-hidden />}
      >
        {text("tree.map")}
      </Button>
    </div>
  );
}

/** The country is the root of everything: a filter by it would say nothing and is in no list. */
function withinOf({ id, level }: PanelOrganisation): Record<string, string> {
  return level === "COUNTRY" ? {} : { within: id };
}

function Subtitle({ organisation }: { organisation: PanelOrganisation }) {
  const text = useText();
  const [locale] = useLocale();
  const { type, code, level, province, district } = organisation;
  const parts = [text(`common.levels.${level}`), type && localName(type, locale), code].filter(Boolean);
  return (
    <>
      <Typography color="text.secondary" sx={{ fontSize: 15 }}>
        {parts.join(" · ")}
        {province && " · "}
        <PlaceName district={district} province={province} />
      </Typography>
      <VisibilityChips of={organisation} isQuiet />
    </>
  );
}

function Counts({ data, organisation }: { data: TreePanelQuery; organisation: PanelOrganisation }) {
  const text = useText();
  const within = withinOf(organisation);
  const points = data.servicePointSummary;
  return (
    <Facts>
      <Fact label={text("tree.children")}>{formatCount(organisation.childCount)}</Fact>
      <Fact label={text("tree.within")}>
        <Link to={listPath("organisations", within)}>{formatCount(data.organisationSummary.totalCount)}</Link>
      </Fact>
      {points && (
        <>
          <Fact label={text("tree.servicePoints")}>
            <Link to={listPath("servicePoints", within)}>{formatCount(points.totalCount)}</Link>
          </Fact>
          <Fact label={text("tree.notPinned")}>
            <Link to={listPath("servicePoints", { ...within, isPinned: false })}>
              {formatCount(points.notPinnedCount)}
            </Link>
          </Fact>
        </>
      )}
    </Facts>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
