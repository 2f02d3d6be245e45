import { useApiQuery } from "../data/use-api-query";
import type { GrantRowFragment } from "../data/generated/graphql";
import type { ListDefinition, ListView } from "../list/list-definition";
import { listExport } from "../list/list-export";
import { LocalName } from "../organisations/organisation-fields";
import { RoleName } from "./RoleName";
import { GrantBulkActions } from "./GrantBulkActions";
import { grantFilters } from "./grant-filters";
import { Confirmed, GrantStatus, LastSignIn, NameLink } from "./grant-fields";
import { GrantSummaryDocument } from "./grant.graphql";

function useGrantViews(): ListView[] {
  const summary = useApiQuery(GrantSummaryDocument, {}).data?.grantSummary;
  return [
    { key: "all", label: "grant.views.all", filter: {}, count: summary?.totalCount },
    {
      key: "neverSignedIn",
      label: "grant.views.neverSignedIn",
      filter: { state: "LIVE", lastSignIn: "NEVER" },
      count: summary?.neverSignedInCount,
    },
    {
      key: "reviewDue",
      label: "grant.views.reviewDue",
      filter: { state: "LIVE", review: "DUE" },
      count: summary?.notConfirmedForAYearCount,
    },
    { key: "ended", label: "grant.views.ended", filter: { state: "ENDED" }, count: summary?.endedCount },
  ];
}

/** จัดการรายละเอียดผู้ใช้งาน: who may do what, where, in the asker's scope. */
export const grantList: ListDefinition<GrantRowFragment> = {
  resource: "grants",
  group: "frame.menu.accountsGroup",
  title: "grant.listTitle",
  found: "grant.found",
  things: "grant.things",
  searchHint: "grant.searchHint",
  nameLabel: "grant.user",
  nameSortField: "PERSON_NAME",
  rowLabel: (row) => row.personName,
  renderName: (row) => <NameLink to={`/grants/${row.id}/show`}>{row.personName}</NameLink>,
  columns: [
    {
      key: "role",
      label: "grant.role",
      sortField: "ROLE",
      isDefault: true,
      render: (row) => <RoleName role={row.role} />,
    },
    {
      key: "organisation",
      label: "grant.organisation",
      sortField: "ORGANISATION",
      isDefault: true,
      wraps: true,
      render: (row) => <LocalName named={row.organisation} />,
    },
    {
      key: "lastSignIn",
      label: "grant.lastSignIn",
      sortField: "LAST_SIGN_IN_AT",
      isDefault: true,
      render: (row) => <LastSignIn grant={row} />,
    },
    {
      key: "confirmed",
      label: "grant.confirmed",
      sortField: "REVIEWED_AT",
      isDefault: true,
      render: (row) => <Confirmed grant={row} />,
    },
    { key: "state", label: "grant.state", isDefault: true, render: (row) => <GrantStatus grant={row} /> },
  ],
  filters: grantFilters,
  renderCard: (row) => (
    <>
      <NameLink to={`/grants/${row.id}/show`}>{row.personName}</NameLink>
      <span>
        <RoleName role={row.role} />
      </span>
      <span className="meta">
        <LocalName named={row.organisation} />
      </span>
      <span className="chips">
        <GrantStatus grant={row} />
        <span className="meta">
          <LastSignIn grant={row} />
        </span>
      </span>
    </>
  ),
  useViews: useGrantViews,
  BulkActions: GrantBulkActions,
  exportedFrom: { ...listExport("/export/accounts/grants"), isRecorded: true },
};
