import { addressColumns } from "../../kit/import/address-import";
import type { ImportColumn } from "../../kit/import/import-column";

/**
 * The columns of a file of organisations. It may be CITIZENinfo's export too, whose Authorize Code is a secret and never
 * looked at. Coordinates and the service point's code belong to the import of service points, which reads the same files.
 */
export const organisationFileColumns: readonly ImportColumn[] = [
  { field: "code", th: "รหัสหน่วยงาน", en: "organisation code", aliases: ["รหัส"],
    helpTh: "13 หลัก เว้นว่างได้ ระบบจะออกให้", helpEn: "13 digits; blank for a new one: it gets one of ours (98…)" },
  { field: "parentCode", th: "รหัสหน่วยงานต้นสังกัด", en: "parent code", aliases: ["รหัสต้นสังกัด", "รหัสหน่วยงานแม่"],
    helpTh: "13 หลัก อยู่ในระบบหรือในไฟล์เดียวกัน", helpEn: "13 digits; already there, or in the same file" },
  { field: "parentPath", th: "หน่วยงานต้นสังกัด", en: "parent", aliases: ["ต้นสังกัด", "parent path", "parent name"],
    helpTh: "ใช้แทนรหัส: ชื่อจากกระทรวงลงมา คั่นด้วย >", helpEn: "instead of the code: names from the ministry down, with > between" },
  { field: "level", th: "ระดับ", en: "level", helpTh: "กระทรวง / กรม / หน่วยงาน", helpEn: "MINISTRY / DEPARTMENT / AGENCY" },
  { field: "typeCode", th: "ประเภท", en: "type", aliases: ["ประเภทหน่วยงาน"],
    helpTh: "ชื่อหรือรหัสประเภท เช่น ราชการส่วนกลาง", helpEn: "name or code, such as CENTRAL" },
  { field: "subTypeCode", th: "ประเภทย่อย", en: "sub-type",
    helpTh: "ชื่อหรือรหัส เช่น ส่วนกลางที่ตั้งอยู่ในภูมิภาค", helpEn: "name or code, such as CENTRAL_IN_REGION" },
  { field: "categoryCode", th: "หมวดหมู่", en: "category", aliases: ["หมวดหมู่หน่วยงาน"],
    helpTh: "ชื่อหรือรหัส เช่น โรงเรียน", helpEn: "name or code, such as SCHOOL" },
  { field: "nameTh", th: "ชื่อหน่วยงาน", en: "name (th)", aliases: ["หน่วยงาน", "ชื่อ", "ชื่อ (ไทย)", "ชื่อหน่วยงาน (ไทย)", "ชื่อภาษาไทย", "name"],
    helpTh: "ชื่อสำหรับแสดงผล", helpEn: "display name", isRequired: true },
  { field: "nameEn", th: "ชื่อหน่วยงาน (อังกฤษ)", en: "name (en)", aliases: ["ชื่อ (อังกฤษ)", "ชื่อภาษาอังกฤษ"],
    helpTh: "ชื่อภาษาอังกฤษ", helpEn: "display name in English" },
  { field: "fullNameTh", th: "ชื่อเต็ม", en: "full name", aliases: ["ชื่อเต็มหน่วยงาน", "ชื่อเต็มของหน่วยงาน"], helpTh: "ชื่อเต็ม", helpEn: "full name in Thai" },
  ...addressColumns,
  { field: "phones", th: "โทรศัพท์", en: "phones", aliases: ["เบอร์โทรศัพท์", "หมายเลขโทรศัพท์", "phone"],
    helpTh: "หลายเลขหมายคั่นด้วย ; เช่น 02 612 6060 ต่อ 1800", helpEn: "several with ; between" },
  { field: "fax", th: "โทรสาร", en: "fax", helpTh: "หมายเลขโทรสาร", helpEn: "fax number" },
  { field: "website", th: "เว็บไซต์", en: "website", helpTh: "http หรือ https", helpEn: "http or https" },
  { field: "emailPublic", th: "อีเมลสำหรับประชาชนติดต่อ", en: "e-mail", aliases: ["อีเมล", "อีเมลสำหรับประชาชน", "e-mail for citizens"],
    helpTh: "อีเมลสำหรับประชาชน", helpEn: "for citizens" },
  { field: "emailRegistered", th: "อีเมลที่ลงทะเบียนกับ สพร.", en: "registered e-mail", aliases: ["อีเมลที่ลงทะเบียน"],
    helpTh: "อีเมลที่ลงทะเบียน", helpEn: "registered with the agency in charge" },
  { field: "emailComplaints", th: "อีเมลสำหรับรับคำร้อง", en: "complaints e-mail", helpTh: "อีเมลรับคำร้อง", helpEn: "for complaints" },
  { field: "status", th: "สถานะ", en: "status", helpTh: "แสดง / ไม่แสดง", helpEn: "VISIBLE / HIDDEN" },
  { field: "latitude", th: "ละติจูด", en: "latitude", aliases: ["lat"], helpTh: "", helpEn: "", isLeftOut: true },
  { field: "longitude", th: "ลองจิจูด", en: "longitude", aliases: ["lng", "lon"], helpTh: "", helpEn: "", isLeftOut: true },
  { field: "servicePointCode", th: "รหัสจุดบริการ", en: "service point code", helpTh: "", helpEn: "", isLeftOut: true },
  { field: "authorizeCode", th: "Authorize Code", en: "token", helpTh: "", helpEn: "", isLeftOut: true },
  { field: "lastEdit", th: "แก้ไขครั้งล่าสุด", en: "last edit", helpTh: "", helpEn: "", isLeftOut: true },
];
