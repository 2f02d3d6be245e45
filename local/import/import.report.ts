import { writeFileSync } from "node:fs";
import type { BadCell, ImportOutcome } from "../../subgraphs/kit/import/import.types";
import { explainFileError } from "../plain-error";
import { wordsForCell } from "../../subgraphs/kit/import/import-words";

/** Bad cells shown on the terminal; the report has them all. */
const shownCells = 20;
const reportHeader = ["line", "column", "value", "rule", "reason_th", "reason_en"];

/** A cell of a CSV file that a spreadsheet will not take for a formula. */
function safeCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Writes all bad cells into a CSV file. Throws a PlainError when the file cannot be written. */
export function writeReport(file: string, badCells: readonly BadCell[]): void {
  const rows = badCells.map((cell) => {
    const { th, en } = wordsForCell(cell);
    return [String(cell.line), cell.column || cell.field, cell.value, cell.rule, th, en];
  });
  const csv = [reportHeader, ...rows].map((row) => `${row.map(safeCell).join(",")}\r\n`).join("");
  try {
    writeFileSync(file, `\uFEFF${csv}`);
  } catch (error) {
    throw explainFileError(error, file);
  }
}

function badCellLine(cell: BadCell): string {
  const { th, en } = wordsForCell(cell);
  const column = cell.column || cell.field;
  return `  line ${cell.line}${column ? `, column "${column}"` : ""}${cell.value ? `, "${cell.value}"` : ""}: ${th} / ${en}`;
}

function exampleLines({ addedNames, changedExamples, isWritten }: ImportOutcome): string[] {
  const verb = isWritten ? "Was" : "Would be";
  return [
    ...(addedNames.length ? [`${verb} added, for example: ${addedNames.join("; ")}`] : []),
    ...changedExamples.map(
      ({ line, name, fields }) => `${verb} changed, for example: line ${line}, ${name}: ${fields.join(", ")}`,
    ),
  ];
}

/** What an import did, or would do, in lines for the terminal, without the last one. */
export function outcomeLines(outcome: ImportOutcome, hasReport: boolean): string[] {
  const { badCells, unknownColumns, keptPins } = outcome;
  const hidden = badCells.length - shownCells;
  return [
    ...unknownColumns.map((column) => `Column "${column}" is not known and is left out.`),
    ...exampleLines(outcome),
    ...(keptPins
      ? [
          `${keptPins} ${keptPins === 1 ? "pin stays" : "pins stay"} where an officer confirmed it; the file has another place.`,
        ]
      : []),
    ...(badCells.length ? ["Bad cells:"] : []),
    ...badCells.slice(0, shownCells).map(badCellLine),
    ...(hidden > 0 ? [`  … and ${hidden} more${hasReport ? "" : " (--report FILE.csv lists all)"}`] : []),
  ];
}

/** The last line of every import. */
export const countLine = ({
  added,
  changed,
  unchanged,
  bad,
}: Pick<ImportOutcome, "added" | "changed" | "unchanged" | "bad">): string =>
  `${added} added, ${changed} changed, ${unchanged} unchanged, ${bad} bad`;
