import type { ComponentType, ReactNode } from "react";
import type { RaRecord } from "ra-core";
import type { MessageKey } from "../i18n/messages";
import type { FilterDefinition, FilterValues } from "./filter-definition";
import type { ListExport } from "./list-export";

/** A column of a list's table. */
export interface ListColumn<Row extends RaRecord> {
  key: string;
  label: MessageKey;
  /** The API's sort field; without one the column cannot be sorted. */
  sortField?: string;
  /** Shown until the person chooses columns. */
  isDefault: boolean;
  /** Long text, e.g. names: may take several lines. */
  wraps?: boolean;
  render: (row: Row) => ReactNode;
}

/** A preset filter above the list, with the number of rows behind it. */
export interface ListView {
  key: string;
  label: MessageKey;
  filter: FilterValues;
  /** undefined while it is being counted. */
  count: number | undefined;
}

/** What a list's bulk bar works on. */
export interface BulkActionsProps<Row extends RaRecord> {
  rows: Row[];
  /** The rows are done with: nothing is selected any more. */
  onDone: () => void;
  /** Everything that this filter finds is meant, more than can be held here: `rows` are those of the page. */
  filter: FilterValues | null;
  count: number;
}

/** Everything that differs between one list and another. */
export interface ListDefinition<Row extends RaRecord> {
  resource: string;
  title: MessageKey;
  /** The heading of the menu that the list stands under. */
  group?: MessageKey;
  /** The API's sort field of the row's name; NAME_TH when not given, null when the API sorts by itself. */
  nameSortField?: string | null;
  /** Where a click on a row leads; to the record's page when not given. Without one, say `() => null`. */
  rowPath?: (row: Row) => string | null;
  /** "พบ 47 จุดบริการ", with `count`. */
  found: MessageKey;
  /** The plural noun in sentences: "จุดบริการ". */
  things: MessageKey;
  searchHint: MessageKey;
  /** The row's name in its heading cell (two lines in the comfortable density). */
  nameLabel: MessageKey;
  renderName: (row: Row, isCompact: boolean) => ReactNode;
  columns: ListColumn<Row>[];
  filters: FilterDefinition[];
  /** The card of a row on a phone. */
  renderCard: (row: Row) => ReactNode;
  useViews: () => ListView[];
  /** What a row is called on its checkbox. */
  rowLabel?: (row: Row) => string;
  /** With it the list can be taken away as a file. */
  exportedFrom?: ListExport;
  /** What an empty list says under this filter where that is good news; null: that nothing was found. */
  whenEmpty?: (values: FilterValues) => MessageKey | null;
  /** The buttons for selected rows; with them the rows can be selected. */
  BulkActions?: ComponentType<BulkActionsProps<Row>>;
  /** The bulk actions can work on a filter, however many rows it finds. */
  isFilterSelectable?: boolean;
}
