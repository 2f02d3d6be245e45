import { type Role, roles } from "../../../schema/roles-and-actions";
import type { Transaction } from "../../kit/database/operation";
import { type Mailing, sendMail } from "../../kit/mail/send-mail";
import { thaiDate } from "../../kit/text/thai-date";

/** Roles as officers read them. */
export const roleNamesTh: Readonly<Record<Role, string>> = {
  PLATFORM_ADMIN: "ผู้ดูแลระบบ",
  OPDC_OFFICER: "เจ้าหน้าที่ ก.พ.ร.",
  CENTRAL_OFFICER: "เจ้าหน้าที่ส่วนกลาง",
  SERVICE_POINT_OFFICER: "เจ้าหน้าที่จุดบริการ",
  HANDBOOK_AUTHOR: "เจ้าหน้าที่จัดทำคู่มือ",
  HANDBOOK_REVIEWER: "เจ้าหน้าที่รีวิวคู่มือ",
  BI_READER: "ผู้ใช้ข้อมูล (BI)",
};
const roleName = (role: string): string => roleNamesTh[roles.find((known) => known === role) ?? "BI_READER"];

interface Office extends Record<string, unknown> {
  name: string;
  path: string;
  email: string | null;
}

/** Name, place and registered e-mail of an organisation. */
async function officeOf({ query }: Pick<Transaction, "query">, organisationId: string): Promise<Office | null> {
  const [office] = await query<Office>("select name, path, email from accounts.organisation_mail($1)", [
    organisationId,
  ]);
  return office ?? null;
}

/** What happened to somebody's grant. */
export interface GrantEvent {
  personName: string;
  role: string;
  organisationId: string;
  byName: string;
  reason: string;
}

/** Tells an organisation that one of its users has another role, or belongs elsewhere, now. */
export async function mailGrantChanged(
  mailing: Mailing,
  before: GrantEvent,
  after: { role: string; organisationId: string },
): Promise<void> {
  const office = await officeOf(mailing, before.organisationId);
  const next = await officeOf(mailing, after.organisationId);
  if (!office || !next) return;
  const facts = [
    ["ผู้ใช้", before.personName],
    ["บทบาทผู้ใช้เดิม", roleName(before.role)],
    ["บทบาทผู้ใช้ใหม่", roleName(after.role)],
    ["หน่วยงานเดิม", office.name],
    ["หน่วยงานใหม่", next.name],
    ["ผู้แก้ไข", before.byName],
    ["เหตุผล", before.reason],
  ] as const;
  const content = { subject: `แก้ไขสิทธิ์ผู้ใช้ของ${office.name}`, paragraphs: ["มีการแก้ไขบทบาทผู้ใช้ในระบบปักหมุด ดังนี้"], facts };
  for (const { email, path } of office.email === next.email ? [office] : [office, next])
    await sendMail(mailing, { to: email, template: "grant-changed", content, pathC: path });
}

/** Tells an organisation that one of its users has no longer a role there. */
export async function mailGrantEnded(mailing: Mailing, { organisationId, ...event }: GrantEvent): Promise<void> {
  const office = await officeOf(mailing, organisationId);
  if (!office) return;
  const facts = [
    ["ผู้ใช้", event.personName],
    ["บทบาทผู้ใช้", roleName(event.role)],
    ["หน่วยงาน", office.name],
    ["ผู้ถอนสิทธิ์", event.byName],
    ["เหตุผล", event.reason],
  ] as const;
  const content = { subject: `ถอนสิทธิ์ผู้ใช้ของ${office.name}`, paragraphs: ["มีการถอนสิทธิ์ผู้ใช้ในระบบปักหมุด ดังนี้"], facts };
  await sendMail(mailing, { to: office.email, template: "grant-ended", content, pathC: office.path });
}

export interface ApiKeyEvent {
  id: string;
  name: string;
  organisationId: string;
  expiresAt: Date;
}

/** Tells an organisation that there is a new key to its data. */
export async function mailApiKeyMade(mailing: Mailing, key: ApiKeyEvent, byName: string): Promise<void> {
  const office = await officeOf(mailing, key.organisationId);
  if (!office) return;
  const facts = [
    ["ชื่อ API Key", key.name],
    ["หน่วยงาน", office.name],
    ["วันหมดอายุ", thaiDate(key.expiresAt)],
    ["ผู้สร้าง", byName],
  ] as const;
  const content = {
    subject: `สร้าง API Key ของ${office.name}`,
    paragraphs: ["มีการสร้าง API Key สำหรับอ่านข้อมูลของหน่วยงาน ดังนี้", "หากหน่วยงานไม่ได้ขอ แจ้งผู้ดูแลส่วนกลางให้ยกเลิก API Key นี้"],
    facts,
  };
  await sendMail(mailing, {
    to: office.email,
    template: "api-key-made",
    content,
    pathC: office.path,
    eventKey: `api-key-made ${key.id}`,
  });
}

/** Tells an organisation that a key to its data ends soon: once for each key. */
export async function mailApiKeyExpiring(mailing: Mailing, key: ApiKeyEvent): Promise<void> {
  const office = await officeOf(mailing, key.organisationId);
  if (!office) return;
  const facts = [
    ["ชื่อ API Key", key.name],
    ["หน่วยงาน", office.name],
    ["วันหมดอายุ", thaiDate(key.expiresAt)],
  ] as const;
  const content = {
    subject: `API Key ของ${office.name}ใกล้หมดอายุ`,
    paragraphs: ["API Key ต่อไปนี้จะใช้ไม่ได้หลังวันหมดอายุ", "สร้าง API Key ใหม่และเปลี่ยนในเครื่องมือ BI ก่อนวันดังกล่าว"],
    facts,
  };
  await sendMail(mailing, {
    to: office.email,
    template: "api-key-expiring",
    content,
    pathC: office.path,
    eventKey: `api-key-expiring ${key.id}`,
  });
}

/** Tells the organisation of who asked that its tokens are made: that they are, never what they are. */
export async function mailTokenBatchDone(
  mailing: Mailing,
  batch: { id: string; organisationId: string; issued: number; kept: number; createdByName: string },
): Promise<void> {
  const office = await officeOf(mailing, batch.organisationId);
  if (!office) return;
  const count = (value: number): string => value.toLocaleString("en-US");
  const facts = [
    ["ออกรหัสใหม่", `${count(batch.issued)} รหัส`],
    ["คงรหัสเดิม", `${count(batch.kept)} รหัส`],
    ["ผู้ขอ", batch.createdByName],
  ] as const;
  const content = {
    subject: "ออกรหัส Token เสร็จแล้ว",
    paragraphs: ["การออกรหัส Token ตามคำขอเสร็จแล้ว ดาวน์โหลดได้ที่หน้าจัดการ Token"],
    facts,
  };
  await sendMail(mailing, {
    to: office.email,
    template: "token-batch-done",
    content,
    pathC: office.path,
    eventKey: `token-batch-done ${batch.id}`,
  });
}
