import { z } from "zod";
import type { FileLanguage } from "../download/copied-table";
import type { Cell, Download, Downloads } from "../download/download";
import { streamRows } from "../download/row.stream";
import { badUserInput, notFound } from "../errors";
import { type ImportColumn, templateHeader } from "../import/import-column";
import { wordsForCell } from "../import/import-words";
import { cellOf, changesInWords } from "./change-cells";
import { getFileImport, type KeptRow } from "./file-import.reader";
import { FileImportVerdict } from "./file-import.types";

const languageShape = z.enum(["th", "en"]).default("th");
const reportShape = z.object({ import: z.uuid(), language: languageShape }).strict();
const templateShape = z.object({ language: languageShape }).strict();

function read<Shape extends z.ZodType>(shape: Shape, parameters: unknown): z.infer<Shape> {
  const { data, error } = shape.safeParse(parameters);
  if (error) throw badUserInput(error.issues.map(({ path }) => ({ field: path.join("."), rule: "NOT_VALID" })));
  return data as z.infer<Shape>;
}

const headings: Readonly<Record<FileLanguage, readonly string[]>> = {
  th: ["บรรทัด", "ผล", "ชื่อ", "คอลัมน์", "เดิม", "ใหม่", "เหตุผล"],
  en: ["line", "result", "name", "column", "before", "after", "reason"],
};
const verdicts: Readonly<Record<FileLanguage, Readonly<Record<FileImportVerdict, string>>>> = {
  th: { ADDED: "เพิ่ม", CHANGED: "แก้ไข", BAD: "ผิดพลาด" },
  en: { ADDED: "add", CHANGED: "change", BAD: "wrong" },
};

/** One line of the report for each change and for each wrong cell. */
function linesOf(row: KeptRow, columns: readonly ImportColumn[], language: FileLanguage): Cell[][] {
  const begin = [row.line, verdicts[language][row.verdict], row.name];
  if (row.verdict === FileImportVerdict.ADDED) return [[...begin, null, null, null, null]];
  const changes = Object.entries(row.changes ?? {}).flatMap(([field, change]) => {
    const column = columns.find((known) => known.field === field);
    const [before, after] = [change.before, change.after].map((value) => cellOf(value, column?.words?.[language]));
    return before === after ? [] : [[...begin, column?.[language] ?? field, before ?? null, after ?? null, null]];
  });
  const problems = (row.problems ?? []).map((problem) => [
    ...begin,
    problem.column,
    null,
    problem.value,
    wordsForCell(problem)[language],
  ]);
  return [...changes, ...problems];
}

const report = (schemaName: string, columns: readonly ImportColumn[]): Download => ({
  action: "EDIT_PROFILE",
  formats: ["csv", "xlsx"],
  async open(context, { parameters, signal }) {
    const { import: id, language } = read(reportShape, parameters);
    const { checkedAt } = await getFileImport(context.operation, schemaName, id);
    if (!checkedAt) throw notFound();
    const sql = `select line, verdict, name, ${changesInWords(language)} as changes, problems from ${schemaName}.import_rows where import_id = $1 order by line`;
    async function* rows(): AsyncGenerator<Cell[]> {
      for await (const row of streamRows<KeptRow & Record<string, unknown>>(context, sql, [id], signal))
        yield* linesOf(row, columns, language);
    }
    return {
      fileName: `import-report-${checkedAt.toISOString().slice(0, 10)}`,
      columns: headings[language],
      rows: rows(),
    };
  },
});

async function* noRows(): AsyncGenerator<Cell[]> {
  // A template has its headings and nothing else: what an example says would be imported.
}

const template = (fileName: string, columns: readonly ImportColumn[]): Download => ({
  action: "EDIT_PROFILE",
  formats: ["csv", "xlsx"],
  open: async (_context, { parameters }) => ({
    fileName,
    columns: templateHeader(columns, read(templateShape, parameters).language),
    rows: noRows(),
  }),
});

/** The report of an import, and an empty file to be filled in. */
export const fileImportDownloads = (schemaName: string, noun: string, columns: readonly ImportColumn[]): Downloads => ({
  "import-report": report(schemaName, columns),
  "import-template": template(`${noun}-template`, columns),
});
