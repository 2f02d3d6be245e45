import type { Role } from "../../../schema/roles-and-actions";
import {
  type CopiedColumn,
  type CopiedTable,
  type FileLanguage,
  thaiTime,
  wordsFor,
} from "../../kit/download/copied-table";
import type { Download, DownloadContext, OpenedRequest } from "../../kit/download/download";
import { readListParameters } from "../../kit/download/list-parameters";
import { orderBy } from "../../kit/paging/keyset";
import { recordDownload } from "../audit-entry/record-download";
import { roleNamesTh } from "../mail/account-mails";
import { GrantFilter, GrantSort } from "./grant.inputs";
import { filteredGrants, grantOrdering } from "./grant.reader";

const roleWords: Readonly<Record<FileLanguage, Readonly<Record<Role, string>>>> = {
  th: roleNamesTh,
  en: {
    PLATFORM_ADMIN: "platform admin",
    OPDC_OFFICER: "OPDC officer",
    CENTRAL_OFFICER: "central officer",
    SERVICE_POINT_OFFICER: "service-point officer",
    HANDBOOK_AUTHOR: "handbook author",
    HANDBOOK_REVIEWER: "handbook reviewer",
    BI_READER: "BI reader",
  },
};

const stateCode = "case when g.ended_at is null then 'LIVE' else 'ENDED' end";
const stateWords: Readonly<Record<FileLanguage, Readonly<Record<string, string>>>> = {
  th: { LIVE: "ใช้งานอยู่", ENDED: "สิ้นสุดแล้ว" },
  en: { LIVE: "live", ENDED: "ended" },
};

type Headings = Readonly<Record<FileLanguage, string>>;

function columnsIn(language: FileLanguage): CopiedColumn[] {
  const column = (kind: CopiedColumn["kind"], name: string, headings: Headings, sql: string, json?: string) => {
    return { name, heading: headings[language], kind, sql, json };
  };
  const text = (name: string, headings: Headings, sql: string) => column("text", name, headings, sql);
  const time = (name: string, headings: Headings, sql: string) => column("word", name, headings, thaiTime(sql), sql);
  const named = language === "th" ? "place.name_th" : "coalesce(place.name_en, place.name_th)";
  return [
    column("word", "id", { th: "รหัสระบบ", en: "id" }, "g.id"),
    text("personName", { th: "ชื่อผู้ใช้งาน", en: "user" }, "g.person_name"),
    column("word", "role", { th: "บทบาทผู้ใช้", en: "role" }, wordsFor("g.role", roleWords[language]), "g.role"),
    column("word", "organisationCode", { th: "รหัสหน่วยงาน", en: "organisation code" }, "place.code"),
    text("organisation", { th: "หน่วยงาน", en: "organisation" }, named),
    column("word", "state", { th: "สถานะ", en: "state" }, wordsFor(stateCode, stateWords[language]), stateCode),
    time("lastSignInAt", { th: "เข้าใช้ล่าสุด", en: "last sign-in" }, "g.last_sign_in_at"),
    time("grantedAt", { th: "ได้รับสิทธิ์เมื่อ", en: "granted at" }, "g.granted_at"),
    text("grantedByName", { th: "ผู้ออก Token", en: "granted by" }, "g.granted_by_name"),
    time("confirmedAt", { th: "ยืนยันสิทธิ์เมื่อ", en: "confirmed at" }, "g.confirmed_at"),
    text("confirmedByName", { th: "ผู้ยืนยันสิทธิ์", en: "confirmed by" }, "g.confirmed_by_name"),
    time("endedAt", { th: "สิ้นสุดเมื่อ", en: "ended at" }, "g.ended_at"),
    text("endedByName", { th: "ผู้ถอนสิทธิ์", en: "ended by" }, "g.ended_by_name"),
    text("endReason", { th: "เหตุผลที่ถอนสิทธิ์", en: "reason of the end" }, "g.end_reason"),
  ];
}

async function open(context: DownloadContext, request: OpenedRequest): Promise<CopiedTable> {
  const { filter, sort, language } = await readListParameters(request, GrantFilter, GrantSort);
  await recordDownload(context, { name: "downloadGrants", format: request.format, filter });
  const { where, parameters } = await filteredGrants(context.operation, filter);
  return {
    fileName: `grants-${new Date().toISOString().slice(0, 10)}`,
    columns: columnsIn(language),
    from: `from accounts.grants g left join directory.organisations place on place.id = g.organisation_id
      ${where} ${orderBy(grantOrdering(sort), "g.id")}`,
    parameters,
  };
}

/** The list of users as a file: the same rows in the same order. It names persons, so that taking it away is audited. */
export const grantsDownload: Download = {
  action: "MANAGE_GRANTS",
  formats: ["csv", "xlsx", "ndjson"],
  isCommand: true,
  open,
};
