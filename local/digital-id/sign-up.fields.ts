import { arabicDigits, tidyText } from "../../subgraphs/kit/text/normalise-thai";
import { bare, readCitizenId } from "./citizen-id";

/** What somebody types on the way to an account, besides the password. */
export const fieldNames = ["laserCode", "firstName", "lastName", "citizenId", "mobile", "login"] as const;
export type FieldName = (typeof fieldNames)[number];

/** What a text says when read as a field, or what is wrong with it, in Thai. */
export type Reading = { value: string } | { fault: string };

const maxNameLength = 100;

function readName(text: string, what: string): Reading {
  const value = (tidyText(text) ?? "").replace(/\s+/g, " ");
  if (value === "") return { fault: `กรอก${what}` };
  if (value.length > maxNameLength) return { fault: `${what}ยาวได้ไม่เกิน ${maxNameLength} ตัวอักษร` };
  if (!/^\p{L}[\p{L}\p{M} .'’-]*$/u.test(value)) return { fault: `${what}ต้องเป็นตัวอักษร ไม่มีตัวเลขหรือสัญลักษณ์` };
  return { value };
}

function readLaserCode(text: string): Reading {
  const value = bare(text).toUpperCase();
  if (value === "") return { fault: "กรอกรหัสหลังบัตรประชาชน เช่น ME0-1234567-89" };
  if (!/^[A-Z]{2}[0-9]{10}$/.test(value))
    return { fault: "รหัสหลังบัตรต้องเป็นอักษรอังกฤษ 2 ตัวและตัวเลข 10 หลัก เช่น ME0-1234567-89" };
  return { value };
}

function readCitizenIdField(text: string): Reading {
  const reading = readCitizenId(text);
  if ("citizenId" in reading) return { value: reading.citizenId };
  if (reading.fault === "sum") return { fault: "เลขประจำตัวประชาชนไม่ถูกต้อง ตรวจตัวเลขแต่ละหลักกับหน้าบัตรอีกครั้ง" };
  const digits = bare(text);
  if (digits === "") return { fault: "กรอกเลขประจำตัวประชาชน 13 หลัก" };
  const count = /^[0-9]+$/.test(digits) ? ` (ใส่มา ${digits.length} หลัก)` : "";
  return { fault: `เลขประจำตัวประชาชนต้องเป็นตัวเลข 13 หลัก${count}` };
}

/** A mobile number of Thailand: ten digits that begin with 06, 08 or 09; also written with +66. */
function readMobile(text: string): Reading {
  const value = bare(text)
    .replace(/[()]/g, "")
    .replace(/^\+?66(?=[689][0-9]{8}$)/, "0");
  if (value === "") return { fault: "กรอกหมายเลขโทรศัพท์มือถือ เช่น 08 9000 0000" };
  if (!/^0[689][0-9]{8}$/.test(value))
    return { fault: "ใส่หมายเลขโทรศัพท์มือถือ 10 หลักที่ขึ้นต้นด้วย 06 08 หรือ 09 เช่น 08 9000 0000" };
  return { value };
}

function readLogin(text: string): Reading {
  const value = arabicDigits(text).trim().toLowerCase();
  if (value === "") return { fault: "กรอกชื่อผู้ใช้" };
  if (!/^[a-z][a-z0-9._-]{5,29}$/.test(value))
    return { fault: "ชื่อผู้ใช้ต้องมี 6–30 ตัว ขึ้นต้นด้วยอักษรอังกฤษ ใช้ได้เฉพาะอักษรอังกฤษ ตัวเลข จุด ขีด และขีดล่าง" };
  return { value };
}

const readers: Record<FieldName, (text: string) => Reading> = {
  laserCode: readLaserCode,
  firstName: (text) => readName(text, "ชื่อ"),
  lastName: (text) => readName(text, "นามสกุล"),
  citizenId: readCitizenIdField,
  mobile: readMobile,
  login: readLogin,
};

/** Reads what was typed into a field. */
export const readField = (name: FieldName, text: string): Reading => readers[name](text);
