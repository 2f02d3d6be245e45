import { addressColumns } from "../../kit/import/address-import";
import type { ImportColumn } from "../../kit/import/import-column";

const leftOut = (field: string, th: string, en: string, aliases: readonly string[] = []): ImportColumn => ({
  field, th, en, aliases, helpTh: "", helpEn: "", isLeftOut: true,
});

/** The columns of a file of service points. A file of organisations will do too: what it says of the office is then left out. */
export const servicePointFileColumns: readonly ImportColumn[] = [
  { field: "organisationCode", th: "รหัสหน่วยงาน", en: "organisation code", isRequired: true,
    helpTh: "13 หลัก หน่วยงานที่ให้บริการ", helpEn: "13 digits, the organisation that serves there" },
  { field: "code", th: "รหัสจุดบริการ", en: "service point code",
    helpTh: "13 หลัก เว้นว่างได้ ระบบจะออกให้", helpEn: "13 digits; blank for a new one: it gets one of ours (99…)" },
  { field: "nameTh", th: "ชื่อจุดบริการ", en: "name (th)", aliases: ["จุดบริการ", "ชื่อหน่วยงาน", "หน่วยงาน", "ชื่อ", "ชื่อ (ไทย)", "name"],
    helpTh: "ชื่อสำหรับแสดงผล", helpEn: "display name", isRequired: true },
  { field: "nameEn", th: "ชื่อจุดบริการ (อังกฤษ)", en: "name (en)", aliases: ["ชื่อหน่วยงาน (อังกฤษ)", "ชื่อ (อังกฤษ)"],
    helpTh: "ชื่อภาษาอังกฤษ", helpEn: "display name in English" },
  ...addressColumns,
  { field: "phones", th: "โทรศัพท์", en: "phones", aliases: ["เบอร์โทรศัพท์", "หมายเลขโทรศัพท์", "phone"],
    helpTh: "หลายเลขหมายคั่นด้วย ; เช่น 02 612 6060 ต่อ 1800", helpEn: "several with ; between" },
  { field: "email", th: "อีเมล", en: "e-mail", aliases: ["อีเมลสำหรับประชาชนติดต่อ", "อีเมลสำหรับประชาชน"],
    helpTh: "อีเมลสำหรับประชาชน", helpEn: "for citizens" },
  { field: "note", th: "หมายเหตุ", en: "note", helpTh: "ข้อความถึงประชาชน", helpEn: "a note for citizens" },
  { field: "status", th: "สถานะ", en: "status", helpTh: "แสดง / ไม่แสดง", helpEn: "VISIBLE / HIDDEN" },
  { field: "latitude", th: "ละติจูด", en: "latitude", aliases: ["lat"], helpTh: "องศาทศนิยม เช่น 18.78502", helpEn: "decimal degrees" },
  { field: "longitude", th: "ลองจิจูด", en: "longitude", aliases: ["lng", "lon"], helpTh: "องศาทศนิยม เช่น 98.96204", helpEn: "decimal degrees" },
  { field: "isAbroad", th: "ต่างประเทศ", en: "abroad",
    helpTh: "ใช่ เมื่ออยู่นอกประเทศ เช่น สถานทูต", helpEn: "yes for an office abroad, such as an embassy" },
  leftOut("parentCode", "รหัสหน่วยงานต้นสังกัด", "parent code"),
  leftOut("parentPath", "หน่วยงานต้นสังกัด", "parent"),
  leftOut("level", "ระดับ", "level"),
  leftOut("typeCode", "ประเภท", "type"),
  leftOut("subTypeCode", "ประเภทย่อย", "sub-type"),
  leftOut("categoryCode", "หมวดหมู่", "category"),
  leftOut("fullNameTh", "ชื่อเต็ม", "full name"),
  leftOut("fax", "โทรสาร", "fax"),
  leftOut("website", "เว็บไซต์", "website"),
  leftOut("emailRegistered", "อีเมลที่ลงทะเบียนกับ สพร.", "registered e-mail"),
  leftOut("emailComplaints", "อีเมลสำหรับรับคำร้อง", "complaints e-mail"),
];
