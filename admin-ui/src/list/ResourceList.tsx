import { useEffect, type ReactNode } from "react";
import { useLocation } from "react-router";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { styled, type Theme } from "@mui/material/styles";
import { ListBase, useListContext, type RaRecord } from "ra-core";
import { useActiveGrant } from "../auth/session";
import { grantOrganisationName } from "../auth/grant-name";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { MyViewsButton } from "../list-views/MyViewsButton";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { PageHeader, type Crumb } from "../layout/PageHeader";
import { ActiveFilters } from "./ActiveFilters";
import { BulkBar } from "./BulkBar";
import { ColumnChooser } from "./ColumnChooser";
import { EmptyList } from "./EmptyList";
import { ExportButton } from "./ExportButton";
import { FilterBar } from "./FilterBar";
import type { FilterValues } from "./filter-definition";
import { ListCards } from "./ListCards";
import type { ListDefinition } from "./list-definition";
import { ListPages } from "./ListPages";
import { ListTable } from "./ListTable";
import { ListViews } from "./ListViews";
import { rememberList } from "./list-path";
import { type ListAddress, useListAddress } from "./use-list-address";
import { useListLook } from "./use-list-look";
import { useSelection } from "./use-selection";

const PAGE_SIZE = 25;
const DEFAULT_SORT_FIELD = "NAME_TH";

const Tools = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: "4px 16px",
  alignItems: "center",
  minHeight: 44,
});

interface ResourceListProps<Row extends RaRecord> {
  definition: ListDefinition<Row>;
  /** Tools of this list beside the column chooser, e.g. the way to the map. */
  tools?: (values: FilterValues) => ReactNode;
  /** Buttons beside the heading. */
  actions?: ReactNode;
  /** What the page is for, between heading and views. */
  intro?: ReactNode;
  /** A limit that the page always has, e.g. live grants only. */
  permanentFilter?: FilterValues;
  /** The filter of the page when its address names none. */
  defaultFilter?: FilterValues;
  /** The headings above this page; that of the list's menu group when not given. */
  crumbs?: Crumb[];
}

/** The one list page: views, filters, count and tools, table (cards on a phone), pages. Its state stands in the address. */
export function ResourceList<Row extends RaRecord>(props: ResourceListProps<Row>) {
  const { definition } = props;
  return (
    <ListBase
      resource={definition.resource}
      perPage={PAGE_SIZE}
      sort={{ field: definition.nameSortField ?? DEFAULT_SORT_FIELD, order: "ASC" }}
      filter={props.permanentFilter}
      filterDefaultValues={props.defaultFilter}
      storeKey={false}
      queryOptions={{ onError: () => undefined }}
    >
      <ListContent {...props} />
    </ListBase>
  );
}

function ListContent<Row extends RaRecord>(props: ResourceListProps<Row>) {
  const { definition, tools, actions, intro, crumbs, permanentFilter } = props;
  const text = useText();
  const [locale] = useLocale();
  const grant = useActiveGrant();
  const views = definition.useViews();
  const { total, isPlaceholderData } = useListContext<Row>();
  useRememberedList(definition.resource);
  const [address, isAwaited, changeAddress] = useListAddress();
  const isBusy = isAwaited || isPlaceholderData === true;
  const changeFilter = (filter: FilterValues) => changeAddress({ filter });
  const sortChoices =
    definition.nameSortField === null
      ? []
      : [
          { value: definition.nameSortField ?? DEFAULT_SORT_FIELD, label: text(definition.nameLabel) },
          ...definition.columns.flatMap((column) =>
            column.sortField ? [{ value: column.sortField, label: text(column.label) }] : [],
          ),
        ];
  return (
    <Page kind="list">
      <PageHeader
        title={text(definition.title)}
        crumbs={crumbs ?? [{ label: text(definition.group ?? "frame.menu.organisationsGroup") }]}
        actions={actions}
        subtitle={grant && text("list.within", { organisation: grantOrganisationName(grant, locale) })}
      />
      {intro}
      <ListViews views={views} values={address.filter} onChoose={changeFilter} />
      <FilterBar
        searchHint={text(definition.searchHint)}
        filters={definition.filters}
        values={address.filter}
        onChange={changeFilter}
        total={isBusy ? undefined : total}
        sort={
          sortChoices.length === 0
            ? undefined
            : {
                choices: sortChoices,
                value: address.sort.field,
                isDescending: address.sort.order === "DESC",
                onChange: (field, isDescending) =>
                  changeAddress({ sort: { field, order: isDescending ? "DESC" : "ASC" } }),
              }
        }
      />
      <ListResult
        definition={definition}
        tools={tools}
        permanentFilter={permanentFilter}
        address={address}
        isBusy={isBusy}
        onAddress={changeAddress}
      />
    </Page>
  );
}

/** The way back from a record leads to the list as it is now. */
function useRememberedList(resource: string) {
  const { search } = useLocation();
  useEffect(() => rememberList(resource, search), [resource, search]);
}

function ListResult<Row extends RaRecord>({
  definition,
  tools,
  permanentFilter,
  address,
  isBusy,
  onAddress,
}: ResourceListProps<Row> & {
  address: ListAddress;
  isBusy: boolean;
  onAddress: (part: Partial<ListAddress>) => void;
}) {
  const text = useText();
  const list = useListContext<Row>();
  const [locale] = useLocale();
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down("md"), { noSsr: true });
  const selection = useSelection<Row>(definition.resource, definition.isFilterSelectable);
  const selectable = definition.BulkActions && selection;
  const look = useListLook(definition.resource, definition.columns);
  const { data, total, error, filterValues } = list;
  const found =
    total === undefined
      ? text("list.loadingCount")
      : text(definition.found, { smart_count: total, count: formatCount(total) });
  const { filter, sort, page, perPage } = address;
  const selectedCount = selection.filter ? (total ?? 0) : selection.rows.length;
  return (
    <>
      <Tools>
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {!error && found}
        </Typography>
        <ActiveFilters
          searchLabel="common.searchWords"
          filters={definition.filters}
          values={filter}
          onChange={(next) => onAddress({ filter: next })}
        />
        <span style={{ flex: 1 }} />
        {tools?.(filterValues)}
        <MyViewsButton
          state={{
            filter,
            sort: definition.nameSortField === null ? null : sort,
            columns: look.chosen,
          }}
        />
        {definition.exportedFrom && !error && total !== 0 && (
          <ExportButton
            source={definition.exportedFrom}
            asked={{ filter: { ...filterValues, ...permanentFilter }, sort: list.sort, locale }}
            total={isBusy ? undefined : total}
          />
        )}
        {!isNarrow && (
          <ColumnChooser
            columns={definition.columns}
            visible={look.visible}
            onToggle={look.toggle}
            isCompact={look.isCompact}
            onCompact={look.setCompact}
          />
        )}
      </Tools>
      {error ? (
        <ErrorCard error={error} onRetry={() => void list.refetch()} />
      ) : total === 0 ? (
        <EmptyList
          things={definition.things}
          values={filterValues}
          good={definition.whenEmpty?.(filter)}
          onClear={() => onAddress({ filter: {} })}
        />
      ) : isNarrow ? (
        <ListCards rows={data} label={found} isBusy={isBusy} definition={definition} selection={selectable} />
      ) : (
        <ListTable
          definition={definition}
          columns={look.visible}
          rows={data}
          caption={text(definition.title)}
          isCompact={look.isCompact}
          isBusy={isBusy}
          sort={{
            field: sort.field,
            order: sort.order,
            setSort: (field, order) => onAddress({ sort: { field, order } }),
          }}
          skeletonCount={10}
          selection={selectable}
        />
      )}
      {!error && !!total && (
        <ListPages
          page={page}
          perPage={perPage}
          total={total}
          hasNextPage={list.hasNextPage === true}
          setPage={(next) => onAddress({ page: next })}
          setPerPage={(next) => onAddress({ perPage: next })}
        />
      )}
      {definition.BulkActions && selection.rows.length > 0 && (
        <BulkBar
          count={selectedCount}
          total={total ?? 0}
          isFilterSelectable={definition.isFilterSelectable}
          onSelectAll={selection.selectAll}
          onClear={selection.clear}
        >
          <definition.BulkActions
            rows={selection.rows}
            onDone={selection.clear}
            filter={selection.filter}
            count={selectedCount}
          />
        </BulkBar>
      )}
    </>
  );
}
