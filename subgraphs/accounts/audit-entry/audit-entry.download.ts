import { z } from "zod";
import type { Cell, Download, DownloadContext, DownloadRequest } from "../../kit/download/download";
import { streamRows } from "../../kit/download/row.stream";
import { badUserInput } from "../../kit/errors";
import { auditConditions } from "./audit-entry.conditions";
import { type AuditRow, auditColumns, toAuditEntry } from "./audit-entry.reader";
import { recordDownload } from "./record-download";

/** The filter of the list, as an address or a JSON object carries it. */
const filterShape = z
  .object({
    text: z.string().max(200),
    personId: z.uuid(),
    entityType: z.string().regex(/^[A-Za-z]{1,60}$/),
    entityId: z.uuid(),
    organisationId: z.uuid(),
    action: z.string().regex(/^[A-Za-z]{1,60}$/),
    from: z.coerce.date(),
    until: z.coerce.date(),
    language: z.enum(["th", "en"]),
  })
  .partial()
  .strict();

/** Names of the columns, and their headings for people. */
const columns = {
  at: "เวลา",
  personName: "ผู้ทำรายการ",
  role: "บทบาทผู้ใช้",
  action: "การกระทำ",
  entityType: "ประเภทรายการ",
  entityId: "รหัสระบบ",
  organisation: "หน่วยงาน",
  address: "IP",
  requestId: "รหัสคำขอ",
  reason: "เหตุผล",
  refusal: "ถูกปฏิเสธ",
  changes: "การเปลี่ยนแปลง",
};

function toCells(row: AuditRow & { organisation: string | null }): Cell[] {
  const entry = toAuditEntry(row);
  const changes = entry.changes.map(({ field, before, after }) => `${field}: ${before ?? "–"} → ${after ?? "–"}`);
  const { at, personName, role, action, entityType, entityId, address, requestId, reason, refusal } = entry;
  const who = [at, personName, role, action, entityType, entityId];
  return [...who, row.organisation, address, requestId, reason, refusal, changes.join("\n")];
}

async function open(context: DownloadContext, { format, parameters, signal }: DownloadRequest) {
  const read = filterShape.safeParse(parameters);
  if (!read.success)
    throw badUserInput(read.error.issues.map(({ path }) => ({ field: path.join("."), rule: "NOT_VALID" })));
  const { language, ...filter } = read.data;
  await recordDownload(context, { name: "downloadAuditEntries", format, filter });
  const { where, parameters: values } = await auditConditions(context.operation, filter);
  const sql = `select ${auditColumns}, o.name_th as organisation from accounts.audit_trail a
    left join directory.organisations o on o.path_c = a.path_c ${where} order by a.id desc`;
  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const row of streamRows<AuditRow & { organisation: string | null }>(context, sql, values, signal))
      yield toCells(row);
  }
  const isForPeople = language === "th" && format !== "ndjson";
  return {
    fileName: `audit-entries-${new Date().toISOString().slice(0, 10)}`,
    columns: isForPeople ? Object.values(columns) : Object.keys(columns),
    rows: rows(),
  };
}

/** The trail as a file, with the filter of the list. It begins with the entry of its own being taken away. */
export const auditEntriesDownload: Download = {
  action: "READ_AUDIT_TRAIL",
  formats: ["csv", "xlsx", "ndjson"],
  isCommand: true,
  open,
};
