import type { FieldError } from "../errors";
import type { ImportRefused } from "./import.types";

/** The same sentence in both languages. */
export interface Words {
  th: string;
  en: string;
}

type Values = Record<string, unknown>;
type Wording = (values: Values) => Words;

const say =
  (th: string, en: string): Wording =>
  () => ({ th, en });
const list = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : "");

/** What is wrong with a cell, by the code of the rule that it breaks. */
const cellWords: Readonly<Record<string, Wording>> = {
  COLUMN_COUNT: ({ expected, found }) => ({
    th: `แถวนี้มี ${found} ช่อง แต่หัวตารางมี ${expected} ช่อง`,
    en: `this row has ${found} cells, the header has ${expected}`,
  }),
  ENCODING: say("อ่านตัวอักษรไม่ได้ ตรวจสอบการเข้ารหัสของไฟล์", "some characters cannot be read: check the file's encoding"),
  REQUIRED: say("ต้องกรอก", "must be filled in"),
  TOO_LONG: ({ max }) => ({ th: `ยาวเกิน ${max} ตัวอักษร`, en: `longer than ${max} characters` }),
  TOO_MANY: ({ max }) => ({ th: `มีเกิน ${max} รายการ`, en: `more than ${max}` }),
  CONTROL_CHARACTER: say("มีอักขระควบคุมที่มองไม่เห็น", "has an invisible control character"),
  NOT_ENGLISH: say("ต้องเป็นภาษาอังกฤษ", "must be in English"),
  CODE_FORMAT: say("รหัสต้องเป็นตัวเลข 13 หลัก", "a code has 13 digits"),
  CODE_ZEROS_LOST: say(
    "รหัสต้องมี 13 หลัก โปรแกรมตารางอาจตัดเลขศูนย์นำหน้าออก",
    "a code has 13 digits: a spreadsheet may have eaten its zeros",
  ),
  CODE_TWICE: ({ line }) => ({ th: `รหัสซ้ำกับบรรทัด ${line}`, en: `the same code as in line ${line}` }),
  ID_UNKNOWN: say(
    "ไม่พบรายการรหัสระบบนี้ในขอบเขตของท่าน ลบรหัสออกถ้าต้องการเพิ่มใหม่",
    "there is no such record in your scope: empty the cell to add a new one",
  ),
  CODE_TAKEN: say("รหัสนี้เป็นของหน่วยงานอื่นที่อยู่นอกขอบเขต", "the code belongs to an organisation outside the scope"),
  UNKNOWN_VALUE: say("ไม่รู้จักค่านี้ หรือมีหลายแห่งที่ใช้ชื่อนี้", "not known, or the name of several"),
  NAME_AMBIGUOUS: say("มีชื่อนี้หลายแห่ง โปรดระบุรหัส", "several have this name: give the code"),
  ROW_TWICE: ({ line }) => ({ th: `ซ้ำกับบรรทัด ${line}`, en: `the same as line ${line}` }),
  PARENT_REQUIRED: say("ต้องระบุหน่วยงานต้นสังกัด", "the parent must be given"),
  PARENT_UNKNOWN: say("ไม่พบหน่วยงานต้นสังกัด", "there is no such parent"),
  PARENT_AMBIGUOUS: say("มีหน่วยงานต้นสังกัดชื่อนี้หลายแห่ง โปรดระบุรหัส", "several parents have this name: give the code"),
  PARENT_DIFFERS: say(
    "ไม่ตรงกับต้นสังกัดในระบบ การย้ายสังกัดต้องทำที่หน้าโครงสร้าง",
    "not its parent: a file moves nothing in the tree",
  ),
  PARENT_NOT_IMPORTED: ({ line }) => ({
    th: `ต้นสังกัดอยู่ในบรรทัด ${line} ซึ่งนำเข้าไม่ได้ หรือวนกลับมาหาตัวเอง`,
    en: `its parent, line ${line}, is not imported or lies below it`,
  }),
  LEVEL_DIFFERS: ({ level }) => ({ th: `ในระบบเป็นระดับ ${level}`, en: `its level is ${level}` }),
  LEVEL_NOT_BELOW_PARENT: ({ parentLevel }) => ({
    th: `ระดับนี้อยู่ใต้ระดับ ${parentLevel} ไม่ได้`,
    en: `this level cannot be below ${parentLevel}`,
  }),
  SUB_TYPE_NOT_IN_TYPE: say("ประเภทย่อยไม่อยู่ในประเภทนี้", "the sub-type is none of the type"),
  DISTRICT_NOT_IN_PROVINCE: say("อำเภอไม่อยู่ในจังหวัดนี้", "the district is not in the province"),
  SUBDISTRICT_NOT_IN_DISTRICT: say("ตำบลไม่อยู่ในอำเภอนี้", "the sub-district is not in the district"),
  POSTCODE_FORMAT: say("รหัสไปรษณีย์ต้องเป็นตัวเลข 5 หลัก", "a postcode has 5 digits"),
  POSTCODE_NOT_IN_DISTRICT: ({ postcodes }) => ({
    th: `รหัสไปรษณีย์ของอำเภอนี้คือ ${list(postcodes)}`,
    en: `the postcodes of the district are ${list(postcodes)}`,
  }),
  PHONE_FORMAT: say("ไม่ใช่หมายเลขโทรศัพท์ของไทย", "not a Thai telephone number"),
  EMAIL_FORMAT: say("ไม่ใช่อีเมล", "not an e-mail address"),
  URL_FORMAT: say("ไม่ใช่ที่อยู่เว็บไซต์", "not a web address"),
  ORGANISATION_UNKNOWN: say("ไม่พบหน่วยงานรหัสนี้", "there is no organisation with this code"),
  ORGANISATION_DIFFERS: say("จุดบริการนี้เป็นของหน่วยงานอื่น", "the service point belongs to another organisation"),
  LATITUDE_RANGE: say("ละติจูดต้องเป็นองศาทศนิยม −85 ถึง 85", "a latitude is −85 to 85 decimal degrees"),
  LONGITUDE_RANGE: say("ลองจิจูดต้องเป็นองศาทศนิยม −180 ถึง 180", "a longitude is −180 to 180 decimal degrees"),
  PIN_ABROAD: say(
    "พิกัดอยู่นอกประเทศไทย ตรวจว่าสลับละติจูดกับลองจิจูดหรือไม่ ถ้าอยู่ต่างประเทศจริงให้กรอกช่องต่างประเทศ",
    "outside Thailand: latitude and longitude swapped? For an office abroad say so in the column “abroad”",
  ),
  HOURS_FORMAT: ({ part }) => ({
    th: `อ่าน “${part}” ไม่ได้ ตัวอย่าง: จ–ศ 08:30–12:00, 13:00–16:30; ส–อา ปิด; วันหยุดราชการ ปิด`,
    en: `“${part}” cannot be read; write it so: Mon–Fri 08:30–12:00, 13:00–16:30; Sat–Sun closed; holidays closed`,
  }),
  HOURS_DAY: ({ part }) => ({
    th: `ไม่รู้จักวัน “${part}” ใช้ จ อ พ พฤ ศ ส อา ทุกวัน หรือวันหยุดราชการ`,
    en: `“${part}” is no day: Mon Tue Wed Thu Fri Sat Sun, daily or holidays`,
  }),
  HOURS_DATE: ({ part }) => ({
    th: `อ่าน “${part}” ไม่ได้ ตัวอย่าง: 2026-12-28–2026-12-30 ปิด "ปรับปรุงอาคาร"`,
    en: `“${part}” cannot be read; write it so: 2026-12-28–2026-12-30 closed "Repairs"`,
  }),
  HOURS_REQUIRED: say("วันพิเศษต้องมีเวลาทำการด้วย", "special days need opening hours beside them"),
  TIME_FORMAT: say("เวลาต้องเป็น 00:00 ถึง 24:00", "a time is 00:00 to 24:00"),
  RANGE_ORDER: ({ opensAt }) => ({
    th: `เวลาปิดต้องอยู่หลังเวลาเปิด ${opensAt} เปิดข้ามคืนให้ปิด 24:00 แล้วเปิด 00:00 ในวันถัดไป`,
    en: `it closes before it opens at ${opensAt}; over midnight: close at 24:00 and open at 00:00 the next day`,
  }),
  RANGE_OVERLAP: ({ opensAt, closesAt }) => ({
    th: `ช่วงเวลาซ้อนกับ ${opensAt}–${closesAt}`,
    en: `overlaps ${opensAt}–${closesAt}`,
  }),
  DAY_TWICE: say("มีวันเดียวกันสองครั้ง", "has the same day twice"),
  DAY_FORMAT: say("ไม่มีวันที่นี้ในปฏิทิน ใช้ ปี-เดือน-วัน เช่น 2026-12-28", "no day of the calendar: write 2026-12-28"),
  BUDDHIST_YEAR: say("ใช้ปี ค.ศ. เช่น 2026 ไม่ใช่ 2569", "the year is of the common era: 2026, not 2569"),
  DATE_ORDER: say("วันสุดท้ายอยู่ก่อนวันแรก", "the last day is before the first"),
  TOO_MANY_DAYS: ({ max }) => ({ th: `เกิน ${max} วัน`, en: `more than ${max} days` }),
  DATE_OVERLAP: say("มีวันพิเศษซ้อนกัน", "special days overlap"),
  ROLE_MAY_NOT_ADD: say("บทบาทของท่านเพิ่มหน่วยงานใหม่ไม่ได้", "your role may not add organisations"),
  ROLE_MAY_NOT_CHANGE: say("บทบาทของท่านแก้ไขค่านี้ของหน่วยงานนี้ไม่ได้", "your role may not change this of this organisation"),
  PIN_IN_COUNTRY: say("พิกัดอยู่ในประเทศไทย", "the coordinates are in Thailand"),
};

/** Why a whole file is refused. */
const fileWords: Readonly<Record<string, Wording>> = {
  FILE_UNREADABLE: say(
    "เปิดไฟล์ไม่ได้ ตรวจสอบชื่อและสิทธิ์ของไฟล์",
    "The file cannot be opened: check its name and permissions.",
  ),
  FILE_DAMAGED: say("ไฟล์บีบอัดเสียหาย", "The packed file is damaged: pack it again."),
  NOT_A_TABLE: say("รับเฉพาะไฟล์ CSV และ Excel (.xlsx)", "Only CSV and Excel (.xlsx) can be imported."),
  WORKBOOK_DAMAGED: say(
    "อ่านไฟล์ Excel ไม่ได้ ให้เปิดแล้วบันทึกใหม่เป็น .xlsx",
    "The workbook cannot be read: open it in Excel and save it anew as .xlsx.",
  ),
  WORKBOOK_TOO_LARGE: say(
    "ไฟล์ Excel ใหญ่เกินไปเมื่อแตกออก ให้แบ่งเป็นหลายไฟล์ หรือบันทึกเป็น CSV",
    "The workbook is too large when unpacked: split it, or save it as CSV.",
  ),
  NO_HEADER: say("ไฟล์ว่างเปล่า บรรทัดแรกต้องเป็นหัวตาราง", "The file is empty: its first line must be a header."),
  OPEN_QUOTE: ({ line }) => ({
    th: `เครื่องหมายคำพูดที่เปิดในบรรทัด ${line} ไม่ถูกปิด`,
    en: `A quotation mark opened in line ${line} is never closed: close it, or double it inside a text.`,
  }),
  COLUMN_TWICE: ({ first, second }) => ({
    th: `คอลัมน์ "${first}" และ "${second}" มีความหมายเดียวกัน`,
    en: `The columns "${first}" and "${second}" mean the same: leave one out.`,
  }),
  COLUMN_MISSING: ({ th, en }) => ({
    th: `ไม่มีคอลัมน์ ${list(th)}`,
    en: `The column ${list(en)} is missing: see "npm run import -- help".`,
  }),
  PARENT_CODE_UNKNOWN: ({ code }) => ({
    th: `ไม่พบหน่วยงานรหัส ${code}`,
    en: `There is no organisation with the code ${code}.`,
  }),
  GRANT_ENDED: say(
    "สิทธิ์ของผู้นำเข้าสิ้นสุดหรือเปลี่ยนไปก่อนบันทึก ไม่มีข้อมูลใดถูกบันทึก",
    "The importer's grant ended or changed before it was written: nothing was written.",
  ),
  TAKEN_MEANWHILE: say(
    "มีผู้อื่นเพิ่มข้อมูลเดียวกันระหว่างนำเข้า หรือรหัสเป็นของหน่วยงานนอกขอบเขต ให้นำเข้าอีกครั้ง",
    "Somebody added the same meanwhile, or a code is taken outside the scope: import the file again.",
  ),
};

const wordsOf = (table: Readonly<Record<string, Wording>>, rule: string, values: Values): Words =>
  table[rule]?.(values) ?? { th: rule, en: rule };

/** Why a cell is bad. */
export const wordsForCell = ({ rule, values = {} }: FieldError): Words => wordsOf(cellWords, rule, values);

/** Why a file cannot be imported. */
export const wordsForFile = ({ rule, values }: ImportRefused): Words => wordsOf(fileWords, rule, values);
