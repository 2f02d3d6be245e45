import type { ImportColumn } from "../../subgraphs/kit/import/import-column";
import { organisationFileColumns } from "../../subgraphs/organisations/directory-import/organisation-file.columns";
import { servicePointFileColumns } from "../../subgraphs/service-points/pin-import/service-point-file.columns";
import type { ImportKindName } from "./import.arguments";

export const columnsOf: Readonly<Record<ImportKindName, readonly ImportColumn[]>> = {
  organisations: organisationFileColumns,
  "service-points": servicePointFileColumns,
};

const usage = `npm run import -- organisations FILE [options]     ministries, departments, agencies
npm run import -- service-points FILE [options]    service points with their coordinates
npm run import -- template organisations|service-points [FILE]    an empty file with the right header

FILE is CSV (also packed as .csv.gz); comma, semicolon or tab; UTF-8 with or without BOM, or Windows-874 (TIS-620).
Without --apply nothing is written: it says what would be added and changed, and what is wrong.

  --apply                  write it, in one transaction: all or nothing
  --skip-bad               write the good rows and leave the bad ones; without it a bad row stops the file
  --encoding NAME          utf-8 or windows-874, when it is not found by itself
  --parent CODE            only below this organisation; new rows without a parent go right under it
  --report FILE.csv        all bad cells with line, column, value and reason

Rows are found again by code, else by name under the same parent in the same district (service points: within their
organisation). A blank cell leaves what is there. A new row without a code gets one of ours: 98… or 99….
An export of CITIZENinfo may be given as it is; its Authorize Code is never read.`;

const columnLine = ({ th, en, helpTh, helpEn, isRequired }: ImportColumn): string =>
  `  ${th} | ${en}${isRequired ? " *" : ""}: ${helpTh} / ${helpEn}`;

/** How the command is used, and what the columns mean. */
export const helpText = (): string =>
  [
    usage,
    ...Object.entries(columnsOf).flatMap(([kind, columns]) => [
      "",
      `Columns of ${kind}, by either name, in any order (* must be there):`,
      ...columns.filter(({ isLeftOut }) => !isLeftOut).map(columnLine),
    ]),
  ].join("\n");
