import { OrganisationBulkActions } from "../bulk-changes/BulkChangeActions";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import type { OrganisationRowFragment } from "../data/generated/graphql";
import { CompletenessCell, Meter } from "../list/CompletenessMeter";
import { EditedCell } from "../list/EditedCell";
import { listExport } from "../list/list-export";
import type { ListColumn, ListDefinition, ListView } from "../list/list-definition";
import { CardName, NameCell } from "../list/NameCell";
import {
  categoryFilter,
  completenessFilter,
  openNowFilter,
  levelFilter,
  provinceFilter,
  statusFilter,
  hiddenAboveFilter,
  subTypeFilter,
  typeFilter,
} from "../list/shared-filters";
import { booleanFilter, type ChoiceFilter, type FilterChoice } from "../list/filter-definition";
import { StatusChip } from "../status/StatusChip";
import { VisibilityChips } from "../status/VisibilityChips";
import { AncestorsCell, LevelText, LocalName } from "./organisation-fields";
import { OrganisationSummaryDocument } from "./organisation.graphql";
import { withinFilter } from "./WithinFilter";

function useOrganisationViews(): ListView[] {
  const summary = useApiQuery(OrganisationSummaryDocument, {}).data?.organisationSummary;
  return [
    { key: "all", label: "organisation.views.all", filter: {}, count: summary?.totalCount },
    {
      key: "incomplete",
      label: "organisation.views.incomplete",
      filter: { isIncomplete: true },
      count: summary?.incompleteCount,
    },
    { key: "hidden", label: "organisation.views.hidden", filter: { status: "HIDDEN" }, count: summary?.hiddenCount },
  ];
}

type Row = OrganisationRowFragment & { hasUnusedToken?: boolean | null };

function useTokenChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("organisation.unusedToken") },
    { value: "false", label: text("organisation.noUnusedToken") },
  ];
}

const tokenFilter: ChoiceFilter = {
  kind: "choice",
  key: "hasUnusedToken",
  label: "organisation.token",
  anyLabel: "organisation.anyToken",
  useChoices: useTokenChoices,
  ...booleanFilter,
};

const tokenColumn: ListColumn<Row> = {
  key: "token",
  label: "organisation.token",
  isDefault: true,
  render: (row) => row.hasUnusedToken && <StatusChip state="TOKEN_READY" isBrief />,
};

/** จัดการหน่วยงาน: every organisation in scope, with the columns and filters that its officers ask for. */
export const organisationList: ListDefinition<Row> = {
  resource: "organisations",
  title: "organisation.listTitle",
  found: "organisation.found",
  things: "organisation.things",
  searchHint: "organisation.searchHint",
  nameLabel: "organisation.name",
  renderName: (row, isCompact) => <NameCell resource="organisations" row={row} isCompact={isCompact} />,
  columns: [
    { key: "code", label: "common.code", sortField: "CODE", isDefault: false, render: (row) => row.code },
    {
      key: "ancestors",
      label: "common.belongsTo",
      sortField: "PARENT_NAME_TH",
      isDefault: true,
      render: (row) => <AncestorsCell ancestors={row.ancestors} />,
    },
    {
      key: "level",
      label: "common.level",
      sortField: "LEVEL",
      isDefault: true,
      render: (row) => <LevelText level={row.level} />,
    },
    {
      key: "type",
      label: "common.type",
      sortField: "TYPE",
      isDefault: false,
      wraps: true,
      render: (row) => row.type && <LocalName named={row.type} />,
    },
    {
      key: "subType",
      label: "common.subType",
      sortField: "SUB_TYPE",
      isDefault: false,
      wraps: true,
      render: (row) => row.subType && <LocalName named={row.subType} />,
    },
    {
      key: "completeness",
      label: "list.completeness",
      sortField: "COMPLETENESS",
      isDefault: true,
      render: (row) => <CompletenessCell resource="organisations" completeness={row.completeness} />,
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
  filters: [
    withinFilter,
    provinceFilter,
    typeFilter,
    subTypeFilter,
    categoryFilter,
    levelFilter,
    statusFilter,
    hiddenAboveFilter,
    hiddenAboveFilter,
    openNowFilter,
    completenessFilter,
  ],
  renderCard: (row) => (
    <>
      <CardName resource="organisations" row={row} />
      <span className="chips">
        <LevelText level={row.level} />
        <VisibilityChips of={row} isQuiet />
      </span>
      <Meter percent={row.completeness.percent} width={120} />
    </>
  ),
  useViews: useOrganisationViews,
  exportedFrom: listExport("/export/organisations/organisations"),
  rowLabel: (row) => row.nameTh,
  BulkActions: OrganisationBulkActions,
  isFilterSelectable: true,
};

/** The same for who hands out activation tokens: with the places where one waits to be used. */
export const organisationListWithTokens: ListDefinition<Row> = {
  ...organisationList,
  columns: organisationList.columns.flatMap((column) => (column.key === "status" ? [tokenColumn, column] : [column])),
  filters: [...organisationList.filters, tokenFilter],
};
