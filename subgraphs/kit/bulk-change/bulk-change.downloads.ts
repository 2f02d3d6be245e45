import { z } from "zod";
import type { VersionedEntity } from "../command/versioned-record";
import type { FileLanguage } from "../download/copied-table";
import type { Cell, Download, Downloads } from "../download/download";
import { streamRows } from "../download/row.stream";
import { badUserInput } from "../errors";
import type { BulkNoun } from "./bulk-change.noun";
import { getBulkChange, type KeptBulkRow, keptRows } from "./bulk-change.reader";
import { wordsForRefusal } from "./bulk-change.refusals";

const shape = z.object({ change: z.uuid(), language: z.enum(["th", "en"]).default("th") }).strict();

const headings: Readonly<Record<FileLanguage, readonly string[]>> = {
  th: ["ลำดับ", "รหัส", "ชื่อ", "ชื่อภาษาอังกฤษ", "ผล", "เหตุผล", "รหัสระบบ"],
  en: ["number", "code", "name", "English name", "result", "reason", "id"],
};
const results: Readonly<Record<FileLanguage, Readonly<Record<string, string>>>> = {
  th: { CHANGED: "เปลี่ยนแล้ว", UNCHANGED: "เป็นเช่นนั้นอยู่แล้ว", REFUSED: "ทำไม่ได้" },
  en: { CHANGED: "changed", UNCHANGED: "as wanted already", REFUSED: "refused" },
};
const notDone: Readonly<Record<FileLanguage, string>> = { th: "ไม่ได้ทำ", en: "not done" };

const lineOf = (row: KeptBulkRow, language: FileLanguage): Cell[] => [
  row.position,
  row.code,
  row.nameTh,
  row.nameEn,
  results[language][row.outcome ?? ""] ?? notDone[language],
  row.rule && wordsForRefusal(row.rule)[language],
  row.recordId,
];

/** What became of each record of a change of many. */
export const bulkChangeDownloads = <Entity extends VersionedEntity, Filter extends object>(
  noun: BulkNoun<Entity, Filter>,
): Downloads => ({
  "bulk-change-report": {
    action: "READ_HISTORY",
    formats: ["csv", "xlsx"],
    async open(context, { parameters, signal }) {
      const { data, error } = shape.safeParse(parameters);
      if (!data) throw badUserInput(error.issues.map(({ path }) => ({ field: path.join("."), rule: "NOT_VALID" })));
      const { change, language } = data;
      const { createdAt } = await getBulkChange(context.operation, noun.schemaName, change);
      async function* rows(): AsyncGenerator<Cell[]> {
        const sql = `${keptRows(noun)} order by r.position`;
        for await (const row of streamRows<KeptBulkRow & Record<string, unknown>>(context, sql, [change], signal))
          yield lineOf(row, language);
      }
      return {
        fileName: `bulk-change-${createdAt.toISOString().slice(0, 10)}`,
        columns: headings[language],
        rows: rows(),
      };
    },
  } satisfies Download,
});
