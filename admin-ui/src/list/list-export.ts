import type { FilterValues } from "./filter-definition";

/** What a list shows: its rows as a file are exactly these. */
export interface AskedRows {
  filter: FilterValues;
  sort: { field: string; order: "ASC" | "DESC" };
  locale: "th" | "en";
}

export const EXPORT_FORMATS = ["csv", "xlsx", "ndjson"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Where a list is to be had as a file. */
export interface ListExport {
  /** Of the gateway, without the format: "/export/service-points/service-points". */
  path: string;
  /** What is sent along. */
  parameters: (asked: AskedRows) => object;
  /** Taking it away is an act that the audit trail tells, and no import takes it back. */
  isRecorded?: true;
}

/** A file of a list that takes the list's own filter and sort. */
export const listExport = (path: string): ListExport => ({
  path,
  parameters: ({ filter, sort, locale }) => ({
    filter,
    sort: { field: sort.field, direction: sort.order },
    language: locale,
  }),
});
