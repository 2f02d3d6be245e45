import { useEffect, type ReactNode } from "react";
import { useLocation } from "react-router";
import { ListBase, useListContext, type RaRecord } from "ra-core";
import { useActiveGrant } from "../auth/session";
import { grantOrganisationName } from "../auth/grant-name";
import { useLocale, useText } from "../i18n/use-text";
import { Page } from "../layout/Page";
import { PageHeader, type Crumb } from "../layout/PageHeader";
import { FilterBar } from "./FilterBar";
import type { FilterValues } from "./filter-definition";
import type { ListDefinition } from "./list-definition";
import { ListResult } from "./ListResult";
import { ListViews } from "./ListViews";
import { rememberList } from "./list-path";
import { useListAddress } from "./use-list-address";

const PAGE_SIZE = 25;
const DEFAULT_SORT_FIELD = "NAME_TH";

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
