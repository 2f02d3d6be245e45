import { ServicePointBulkActions } from "../bulk-changes/BulkChangeActions";
import { useApiQuery } from "../data/use-api-query";
import type { ServicePointRowFragment } from "../data/generated/graphql";
import { CompletenessCell, Meter } from "../list/CompletenessMeter";
import { EditedCell } from "../list/EditedCell";
import { listExport } from "../list/list-export";
import type { ListDefinition, ListView } from "../list/list-definition";
import { CardName, NameCell } from "../list/NameCell";
import { LocalName } from "../organisations/organisation-fields";
import { DoubtText } from "../pin-review/DoubtText";
import { StatusChip } from "../status/StatusChip";
import { PinSourceName } from "./PinSourceName";
import { VisibilityChips } from "../status/VisibilityChips";
import { pinState } from "./pin-state";
import { servicePointFilters } from "./service-point-filters";
import { ServicePointSummaryDocument } from "./service-point.graphql";

function useServicePointViews(): ListView[] {
  const summary = useApiQuery(ServicePointSummaryDocument, {}).data?.servicePointSummary;
  return [
    { key: "all", label: "servicePoint.views.all", filter: {}, count: summary?.totalCount },
    {
      key: "notPinned",
      label: "servicePoint.views.notPinned",
      filter: { isPinned: false },
      count: summary?.notPinnedCount,
    },
    {
      key: "incomplete",
      label: "servicePoint.views.incomplete",
      filter: { isIncomplete: true },
      count: summary?.incompleteCount,
    },
    {
      key: "doubtful",
      label: "pinReview.title",
      filter: { isPinDoubtful: true },
      count: summary?.doubtfulPinCount,
    },
    { key: "hidden", label: "servicePoint.views.hidden", filter: { status: "HIDDEN" }, count: summary?.hiddenCount },
  ];
}

/** จุดบริการ: every service point in scope. */
export const servicePointList: ListDefinition<ServicePointRowFragment> = {
  resource: "servicePoints",
  title: "servicePoint.listTitle",
  found: "servicePoint.found",
  things: "servicePoint.things",
  searchHint: "servicePoint.searchHint",
  nameLabel: "servicePoint.name",
  renderName: (row, isCompact) => <NameCell resource="servicePoints" row={row} isCompact={isCompact} />,
  columns: [
    { key: "code", label: "common.code", sortField: "CODE", isDefault: false, render: (row) => row.code },
    {
      key: "organisation",
      label: "servicePoint.organisation",
      isDefault: false,
      wraps: true,
      render: (row) => row.organisation && <LocalName named={row.organisation} />,
    },
    {
      key: "pin",
      label: "servicePoint.pin",
      sortField: "PINNED",
      isDefault: true,
      render: (row) => <StatusChip state={pinState(row.pin)} />,
    },
    {
      key: "pinDoubts",
      label: "pinReview.title",
      isDefault: false,
      wraps: true,
      render: (row) => <DoubtText doubts={row.pinDoubts} />,
    },
    {
      key: "pinSource",
      label: "servicePoint.pinSource",
      isDefault: false,
      render: (row) => <PinSourceName pin={row.pin} />,
    },
    {
      key: "completeness",
      label: "list.completeness",
      sortField: "COMPLETENESS",
      isDefault: true,
      render: (row) => <CompletenessCell resource="servicePoints" completeness={row.completeness} />,
    },
    {
      key: "province",
      label: "common.province",
      isDefault: false,
      render: (row) => row.province && <LocalName named={row.province} />,
    },
    {
      key: "status",
      label: "list.status",
      sortField: "STATUS",
      isDefault: true,
      render: (row) => <VisibilityChips of={row} />,
    },
    {
      key: "updated",
      label: "list.updated",
      sortField: "UPDATED_AT",
      isDefault: true,
      render: (row) => <EditedCell updatedAt={row.updatedAt} updatedByName={row.updatedByName} />,
    },
  ],
  filters: servicePointFilters,
  renderCard: (row) => (
    <>
      <CardName resource="servicePoints" row={row} />
      <span className="chips">
        <StatusChip state={pinState(row.pin)} />
        <VisibilityChips of={row} isQuiet />
      </span>
      <Meter percent={row.completeness.percent} width={120} />
    </>
  ),
  useViews: useServicePointViews,
  exportedFrom: listExport("/export/service-points/service-points"),
  rowLabel: (row) => row.nameTh,
  BulkActions: ServicePointBulkActions,
  isFilterSelectable: true,
};
