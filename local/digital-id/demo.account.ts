import { createHash } from "node:crypto";
import { PlainError } from "../plain-error";

/** A person that exists only in the stand-in for Digital ID. The names say that they are examples. */
export interface DemoAccount {
  login: string;
  displayName: string;
  /** What the person is in Pakmut, in English for the terminal and in Thai for the sign-in page. */
  roleEn: string;
  roleTh: string;
}

/** One password for all: the accounts are public and refuse to exist in production. */
export const DEMO_PASSWORD = "pakmut-demo";

/** The demo accounts, in the order in which they are shown. */
export const demoAccounts: readonly DemoAccount[] = [
  { login: "admin", displayName: "ผู้ดูแลระบบ ตัวอย่าง", roleEn: "platform admin", roleTh: "ผู้ดูแลระบบ" },
  { login: "opdc", displayName: "เจ้าหน้าที่ ก.พ.ร. ตัวอย่าง", roleEn: "OPDC officer", roleTh: "เจ้าหน้าที่ ก.พ.ร." },
  { login: "opdc2", displayName: "เจ้าหน้าที่ ก.พ.ร. ตัวอย่างสอง", roleEn: "OPDC officer", roleTh: "เจ้าหน้าที่ ก.พ.ร. คนที่สอง" },
  {
    login: "central",
    displayName: "เจ้าหน้าที่ส่วนกลาง ตัวอย่าง",
    roleEn: "central officer of the vocational education office",
    roleTh: "เจ้าหน้าที่ส่วนกลาง",
  },
  {
    login: "central2",
    displayName: "เจ้าหน้าที่ส่วนกลาง ตัวอย่างสอง",
    roleEn: "central officer of another department",
    roleTh: "เจ้าหน้าที่ส่วนกลาง กรมอื่น",
  },
  {
    login: "officer",
    displayName: "เจ้าหน้าที่จุดบริการ ตัวอย่าง",
    roleEn: "service-point officer of a college",
    roleTh: "เจ้าหน้าที่จุดบริการ",
  },
  {
    login: "officer2",
    displayName: "เจ้าหน้าที่จุดบริการ ตัวอย่างสอง",
    roleEn: "service-point officer of another college",
    roleTh: "เจ้าหน้าที่จุดบริการ วิทยาลัยอื่น",
  },
  { login: "author", displayName: "เจ้าหน้าที่จัดทำคู่มือ ตัวอย่าง", roleEn: "handbook author", roleTh: "เจ้าหน้าที่จัดทำคู่มือ" },
  { login: "reviewer", displayName: "เจ้าหน้าที่รีวิวคู่มือ ตัวอย่าง", roleEn: "handbook reviewer", roleTh: "เจ้าหน้าที่รีวิวคู่มือ" },
  { login: "newcomer", displayName: "ผู้มาใหม่ ตัวอย่าง", roleEn: "nobody yet: no grant", roleTh: "ยังไม่มีสิทธิ์" },
];

/** The subject (`sub`) of a demo account: opaque, and the same in every installation. */
export function subjectOf(login: string): string {
  return createHash("sha256").update(`pakmut demo account ${login}`).digest("hex").slice(0, 32);
}

/** Throws a PlainError in production, where accounts with a public password must not exist. */
export function refuseInProduction(what: string): void {
  if (process.env.NODE_ENV !== "production") return;
  throw new PlainError(
    `${what} must not run with NODE_ENV=production, because its accounts have a public password: unset NODE_ENV, or deploy Pakmut with a real Digital ID.`,
  );
}
