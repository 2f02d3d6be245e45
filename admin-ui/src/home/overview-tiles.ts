import { formatCount, percentOf } from "../format/number";
import type { MessageKey } from "../i18n/messages";
import type { TextValues } from "../i18n/use-text";
import { listPath } from "../list/list-path";
import type { OrganisationFigures, PointFigures } from "./figures";

/** One figure of the whole scope, and the list behind it. */
export interface OverviewTile {
  label: MessageKey;
  figure: string;
  note: MessageKey;
  values: TextValues;
  /** Length of the bar. */
  percent: number;
  path: string;
}

/** Behind an average stand all rows that went into it: the list opens on those furthest from complete. */
function leastCompleteFirst(resource: string): string {
  return `${listPath(resource)}?sort=COMPLETENESS&order=ASC`;
}

function pointTiles({
  totalCount,
  pinnedCount,
  hiddenCount,
  averageCompletenessPercent,
}: PointFigures): OverviewTile[] {
  const values = { count: formatCount(totalCount), smart_count: totalCount };
  const shownCount = totalCount - hiddenCount;
  return [
    {
      label: "home.overview.pinned",
      figure: formatCount(pinnedCount),
      note: "home.overview.ofPoints",
      values,
      percent: percentOf(pinnedCount, totalCount),
      path: listPath("servicePoints", { isPinned: true }),
    },
    {
      label: "home.overview.pointsComplete",
      figure: `${averageCompletenessPercent}%`,
      note: "home.overview.averageOfPoints",
      values,
      percent: averageCompletenessPercent,
      path: leastCompleteFirst("servicePoints"),
    },
    {
      label: "home.overview.shown",
      figure: formatCount(shownCount),
      note: "home.overview.ofPoints",
      values,
      percent: percentOf(shownCount, totalCount),
      path: listPath("servicePoints", { status: "VISIBLE" }),
    },
  ];
}

function organisationTile({ totalCount, averageCompletenessPercent }: OrganisationFigures): OverviewTile {
  return {
    label: "home.overview.organisationsComplete",
    figure: `${averageCompletenessPercent}%`,
    note: "home.overview.averageOfOrganisations",
    values: { count: formatCount(totalCount), smart_count: totalCount },
    percent: averageCompletenessPercent,
    path: leastCompleteFirst("organisations"),
  };
}

/** The figures of the whole scope; there are none of things that do not exist (0 of 0 says nothing) or were not counted. */
export function overviewTiles(
  points: PointFigures | undefined,
  organisations: OrganisationFigures | undefined,
): OverviewTile[] {
  return [
    ...(points && points.totalCount > 0 ? pointTiles(points) : []),
    ...(organisations && organisations.totalCount > 0 ? [organisationTile(organisations)] : []),
  ];
}
