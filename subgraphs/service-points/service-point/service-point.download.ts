import { facilityWords } from "../../../schema/facility-words";
import { type CopiedTable, type FileLanguage, thaiTime, wordsFor } from "../../kit/download/copied-table";
import type { Download, DownloadContext, OpenedRequest } from "../../kit/download/download";
import { readListParameters } from "../../kit/download/list-parameters";
import { OfficeColumns } from "../../kit/directory/office-columns";
import { hoursCopied, joinHours } from "../../kit/opening-hours/hours-sql";
import { orderBy } from "../../kit/paging/keyset";
import { servicePointFileColumns } from "../pin-import/service-point-file.columns";
import type { PinSource } from "./pin.types";
import { filteredSource } from "./service-point.filter";
import { ServicePointFilter, ServicePointSort } from "./service-point.inputs";
import { servicePointOrdering } from "./service-point.reader";

/** `pinMatchesAddress` in SQL: without a district the province counts; without either, anywhere is right. */
const matchesAddress = `case
  when s.district_code is not null
    then s.pin_district_code is not distinct from s.district_code or s.district_code = any(coalesce(s.pin_reach, '{}'))
  else s.province_code is null or s.pin_province_code is not distinct from s.province_code
    or exists (select from unnest(s.pin_reach) code where left(code, 2) = s.province_code) end`;
const pinState = `case when s.pin_confirmed_at is null then 'NOT_PINNED' when s.pin_is_abroad then 'PIN_ABROAD'
  when ${matchesAddress} then 'PINNED' else 'PIN_OUTSIDE_DISTRICT' end`;

/** States of a pin as the list shows them. */
const pinWords: Readonly<Record<FileLanguage, Readonly<Record<string, string>>>> = {
  th: {
    PINNED: "ปักหมุดแล้ว",
    NOT_PINNED: "ยังไม่ปักหมุด",
    PIN_OUTSIDE_DISTRICT: "หมุดไม่ตรงกับที่อยู่",
    PIN_ABROAD: "ต่างประเทศ",
  },
  en: {
    PINNED: "Pinned",
    NOT_PINNED: "Not pinned",
    PIN_OUTSIDE_DISTRICT: "Pin differs from the address",
    PIN_ABROAD: "Abroad",
  },
};

/** Where coordinates come from, as the list says it. */
const sourceWords: Readonly<Record<FileLanguage, Readonly<Record<PinSource, string>>>> = {
  th: { IMPORTED: "จากไฟล์", ADDRESS: "จากที่อยู่", OFFICER: "เจ้าหน้าที่ปัก" },
  en: { IMPORTED: "from a file", ADDRESS: "from the address", OFFICER: "placed by an officer" },
};

/** Most have none: then no list is taken apart. */
const facilitiesIn = (language: FileLanguage): string =>
  `case when s.facilities <> '[]'::jsonb then (select string_agg(${wordsFor("facility", facilityWords[language])}, '; ' order by place)
    from jsonb_array_elements_text(s.facilities) with ordinality as listed (facility, place)) end`;

function columnsIn(make: OfficeColumns): CopiedTable["columns"] {
  const { language } = make;
  const yes = language === "th" ? "ใช่" : "yes";
  return [
    make.id,
    make.own("word", "code", "code"),
    make.own("text", "nameTh", "name_th"),
    make.own("text", "nameEn", "name_en"),
    make.made("word", "organisationCode", "owner.code"),
    make.extra(
      "text",
      "organisation",
      { th: "หน่วยงานเจ้าของ", en: "organisation" },
      language === "th" ? "owner.name_th" : "coalesce(owner.name_en, owner.name_th)",
    ),
    make.ancestors,
    ...make.address,
    make.phones,
    make.own("text", "email", "email"),
    make.own("text", "note", "note"),
    make.made("word", "facilities", facilitiesIn(language), "s.facilities"),
    ...hoursCopied(make, "s.opening_hours"),
    make.own("number", "latitude", "latitude"),
    make.own("number", "longitude", "longitude"),
    make.made("word", "isAbroad", `case when s.pin_is_abroad then '${yes}' end`, "s.pin_is_abroad"),
    make.extra("word", "pinState", { th: "สถานะหมุด", en: "pin" }, wordsFor(pinState, pinWords[language]), pinState),
    make.extra(
      "word",
      "pinSource",
      { th: "ที่มาของพิกัด", en: "provenance" },
      wordsFor("s.pin_source", sourceWords[language]),
      "s.pin_source",
    ),
    make.extra(
      "word",
      "pinConfirmedAt",
      { th: "ยืนยันหมุดเมื่อ", en: "pin confirmed at" },
      thaiTime("s.pin_confirmed_at"),
      "s.pin_confirmed_at",
    ),
    make.extra("text", "pinConfirmedByName", { th: "ผู้ยืนยันหมุด", en: "pin confirmed by" }, "s.pin_confirmed_by_name"),
    make.photoCount,
    ...make.state,
  ];
}

async function open({ operation }: DownloadContext, request: OpenedRequest): Promise<CopiedTable> {
  const { filter, sort, language } = await readListParameters(request, ServicePointFilter, ServicePointSort);
  const { from, newConditions } = await filteredSource(operation, filter);
  const { where, parameters } = newConditions();
  const make = new OfficeColumns(language, "s", servicePointFileColumns);
  return {
    fileName: `service-points-${new Date().toISOString().slice(0, 10)}`,
    columns: columnsIn(make),
    from: `from ${from} left join directory.organisations owner on owner.id = s.organisation_id
      ${make.joinAncestors("owner.parent_id")} ${make.joinDivisions} ${joinHours("s.opening_hours", language)} ${where} ${orderBy(servicePointOrdering(sort), "s.id")}`,
    parameters,
  };
}

/** The list of service points as a file: the same rows in the same order. */
export const servicePointsDownload: Download = {
  action: "READ_UNPUBLISHED",
  formats: ["csv", "xlsx", "ndjson"],
  open,
};
