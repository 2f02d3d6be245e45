import type { ReactNode } from "react";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useListContext, type RaRecord } from "ra-core";
import { useLocale } from "../i18n/use-text";
import { MyViewsButton } from "../list-views/MyViewsButton";
import { ActiveFilters } from "./ActiveFilters";
import { ColumnChooser } from "./ColumnChooser";
import { ExportButton } from "./ExportButton";
import type { FilterValues } from "./filter-definition";
import type { ListDefinition } from "./list-definition";
import type { ListAddress } from "./use-list-address";
import type { useListLook } from "./use-list-look";

const Tools = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: "4px 16px",
  alignItems: "center",
  minHeight: 44,
});

interface ListToolsProps<Row extends RaRecord> {
  definition: ListDefinition<Row>;
  /** Tools of this list beside the column chooser. */
  tools?: (values: FilterValues) => ReactNode;
  permanentFilter?: FilterValues;
  /** "พบ 47 จุดบริการ". */
  found: string;
  address: ListAddress;
  isBusy: boolean;
  onFilter: (filter: FilterValues) => void;
  look: ReturnType<typeof useListLook<Row>>;
  /** Rows are cards: there are no columns to choose. */
  isNarrow: boolean;
}

/** The line between the filters and the rows: how many were found, by which filters, and what can be done with the list. */
export function ListTools<Row extends RaRecord>({
  definition,
  tools,
  permanentFilter,
  found,
  address,
  isBusy,
  onFilter,
  look,
  isNarrow,
}: ListToolsProps<Row>) {
  const list = useListContext<Row>();
  const [locale] = useLocale();
  const { total, error, filterValues } = list;
  return (
    <Tools>
      <Typography role="status" sx={{ fontWeight: 600 }}>
        {!error && found}
      </Typography>
      <ActiveFilters
        searchLabel="common.searchWords"
        filters={definition.filters}
        values={address.filter}
        onChange={onFilter}
      />
      <span style={{ flex: 1 }} />
      {tools?.(filterValues)}
      <MyViewsButton
        state={{
          filter: address.filter,
          sort: definition.nameSortField === null ? null : address.sort,
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
  );
}
