import type { ReactNode } from "react";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { Theme } from "@mui/material/styles";
import { useListContext, type RaRecord } from "ra-core";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { ErrorCard } from "../layout/ErrorCard";
import { BulkBar } from "./BulkBar";
import { EmptyList } from "./EmptyList";
import type { FilterValues } from "./filter-definition";
import { ListCards } from "./ListCards";
import type { ListDefinition } from "./list-definition";
import { ListPages } from "./ListPages";
import { ListTable } from "./ListTable";
import { ListTools } from "./ListTools";
import type { ListAddress } from "./use-list-address";
import { useListLook } from "./use-list-look";
import { type Selection, useSelection } from "./use-selection";

interface ListResultProps<Row extends RaRecord> {
  definition: ListDefinition<Row>;
  /** Tools of this list beside the column chooser. */
  tools?: (values: FilterValues) => ReactNode;
  permanentFilter?: FilterValues;
  address: ListAddress;
  isBusy: boolean;
  onAddress: (part: Partial<ListAddress>) => void;
}

/** What was found, or why nothing: count and tools, rows, pages, and what can be done with chosen rows. */
export function ListResult<Row extends RaRecord>(props: ListResultProps<Row>) {
  const { definition, address, onAddress } = props;
  const text = useText();
  const list = useListContext<Row>();
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down("md"), { noSsr: true });
  const selection = useSelection<Row>(definition.resource, definition.isFilterSelectable);
  const look = useListLook(definition.resource, definition.columns);
  const { total, error } = list;
  const found =
    total === undefined
      ? text("list.loadingCount")
      : text(definition.found, { smart_count: total, count: formatCount(total) });
  return (
    <>
      <ListTools
        {...props}
        found={found}
        look={look}
        isNarrow={isNarrow}
        onFilter={(filter) => onAddress({ filter })}
      />
      {error ? (
        <ErrorCard error={error} onRetry={() => void list.refetch()} />
      ) : total === 0 ? (
        <EmptyList
          things={definition.things}
          values={list.filterValues}
          good={definition.whenEmpty?.(address.filter)}
          onClear={() => onAddress({ filter: {} })}
        />
      ) : (
        <ListRows {...props} found={found} look={look} isNarrow={isNarrow} selection={selection} />
      )}
      {!error && !!total && (
        <ListPages
          page={address.page}
          perPage={address.perPage}
          total={total}
          hasNextPage={list.hasNextPage === true}
          setPage={(page) => onAddress({ page })}
          setPerPage={(perPage) => onAddress({ perPage })}
        />
      )}
      <ChosenRows definition={definition} selection={selection} total={total ?? 0} />
    </>
  );
}

interface ListRowsProps<Row extends RaRecord> extends ListResultProps<Row> {
  found: string;
  look: ReturnType<typeof useListLook<Row>>;
  isNarrow: boolean;
  selection: Selection<Row>;
}

/** The rows as a table, on a phone as cards. */
function ListRows<Row extends RaRecord>(props: ListRowsProps<Row>) {
  const { definition, address, isBusy, onAddress, found, look, isNarrow, selection } = props;
  const text = useText();
  const { data } = useListContext<Row>();
  const selectable = definition.BulkActions && selection;
  if (isNarrow)
    return <ListCards rows={data} label={found} isBusy={isBusy} definition={definition} selection={selectable} />;
  return (
    <ListTable
      definition={definition}
      columns={look.visible}
      rows={data}
      caption={text(definition.title)}
      isCompact={look.isCompact}
      isBusy={isBusy}
      sort={{ ...address.sort, setSort: (field, order) => onAddress({ sort: { field, order } }) }}
      skeletonCount={10}
      selection={selectable}
    />
  );
}

interface ChosenRowsProps<Row extends RaRecord> {
  definition: ListDefinition<Row>;
  selection: Selection<Row>;
  total: number;
}

function ChosenRows<Row extends RaRecord>({ definition, selection, total }: ChosenRowsProps<Row>) {
  if (!definition.BulkActions || selection.rows.length === 0) return null;
  const count = selection.filter ? total : selection.rows.length;
  return (
    <BulkBar
      count={count}
      total={total}
      isFilterSelectable={definition.isFilterSelectable}
      onSelectAll={selection.selectAll}
      onClear={selection.clear}
    >
      <definition.BulkActions rows={selection.rows} onDone={selection.clear} filter={selection.filter} count={count} />
    </BulkBar>
  );
}
