import type { Transaction } from "../../kit/database/operation";
import type { MailContent } from "../../kit/mail/mail.layout";
import { sendMail } from "../../kit/mail/send-mail";
import { longThaiDate } from "../../kit/text/thai-date";
import { promisedDays } from "./registration.promise";

/** Whom a mail goes to, and where its record stands. */
export interface Addressee {
  registrationId: string;
  email: string | null;
  pathC: string;
}

const greeting = "เรียน ผู้ประสานงาน";
const promise = `จะได้รับผลการพิจารณาทางอีเมลภายใน ${promisedDays.soonest}–${promisedDays.latest} วันทำการ`;

type Template = "received" | "approved" | "joined" | "released" | "refused";

/** One mail for each event of a request, however often its command is sent. */
const tell = (
  { query }: Pick<Transaction, "query">,
  { registrationId, email, pathC }: Addressee,
  template: Template,
  content: Omit<MailContent, "greeting">,
): Promise<void> =>
  sendMail(
    { query, command: { schemaName: "organisations" } },
    {
      to: email,
      template: `registration-${template}`,
      content: { greeting, ...content },
      pathC,
      eventKey: `registration-${template} ${registrationId}`,
    },
  );

/**
 * Says that a request has come, with its number. Nothing that was typed into the form stands in it: whoever types another
 * one's address shall not be able to write to her.
 */
export const mailReceived = (
  transaction: Pick<Transaction, "query">,
  to: Addressee,
  trackingNumber: string,
  requestedAt: Date,
): Promise<void> =>
  tell(transaction, to, "received", {
    subject: "ได้รับคำขอลงทะเบียนหน่วยงานแล้ว",
    paragraphs: [
      `ระบบปักหมุดได้รับคำขอลงทะเบียนหน่วยงานของคุณแล้ว ${promise}`,
      "ดูสถานะคำขอด้วยเลขติดตามได้ที่หน้าลงทะเบียนหน่วยงาน หากคุณไม่ได้ส่งคำขอนี้ ไม่ต้องดำเนินการใด ๆ",
    ],
    facts: [
      ["เลขติดตามคำขอ", trackingNumber],
      ["วันที่ส่งคำขอ", longThaiDate(requestedAt)],
    ],
  });

/** What was decided for whom. */
export interface Decision {
  agencyName: string;
  byName: string;
}

const tokenNews =
  "เจ้าหน้าที่จะส่งมอบรหัส Token สำหรับเข้าใช้งานครั้งแรกให้คุณโดยตรง รหัสจะไม่ส่งทางอีเมล ระหว่างนี้ลงทะเบียน Digital ID ไว้ได้";

const factsOf = ({ agencyName, byName }: Decision): [string, string][] => [
  ["หน่วยงาน", agencyName],
  ["ผู้พิจารณา", byName],
];

export const mailApproved = (
  transaction: Pick<Transaction, "query">,
  to: Addressee,
  { code, ...decision }: Decision & { code: string },
): Promise<void> =>
  tell(transaction, to, "approved", {
    subject: "อนุมัติคำขอลงทะเบียนหน่วยงานแล้ว",
    paragraphs: ["หน่วยงานตามคำขอของคุณอยู่ในระบบปักหมุดแล้ว", tokenNews],
    facts: [...factsOf(decision), ["รหัสหน่วยงาน", code]],
  });

export const mailJoined = (transaction: Pick<Transaction, "query">, to: Addressee, decision: Decision): Promise<void> =>
  tell(transaction, to, "joined", {
    subject: "หน่วยงานที่ขอลงทะเบียนมีอยู่แล้ว",
    paragraphs: ["หน่วยงานตามคำขอของคุณมีอยู่ในระบบปักหมุดแล้วตามชื่อด้านล่าง", tokenNews],
    facts: factsOf(decision),
  });

export const mailReleased = (
  transaction: Pick<Transaction, "query">,
  to: Addressee,
  decision: Decision,
): Promise<void> =>
  tell(transaction, to, "released", {
    subject: "รหัส Token ของหน่วยงานพร้อมส่งมอบแล้ว",
    paragraphs: ["เจ้าหน้าที่ส่วนกลางพิจารณาคำขอของคุณแล้ว", tokenNews],
    facts: factsOf(decision),
  });

export const mailRefused = (
  transaction: Pick<Transaction, "query">,
  to: Addressee,
  { reason, ...decision }: Decision & { reason: string },
): Promise<void> =>
  tell(transaction, to, "refused", {
    subject: "ผลการพิจารณาคำขอลงทะเบียนหน่วยงาน",
    paragraphs: ["คำขอลงทะเบียนหน่วยงานของคุณไม่ได้รับอนุมัติ ส่งคำขอใหม่ได้เมื่อแก้ไขตามเหตุผลด้านล่าง"],
    facts: [...factsOf(decision), ["เหตุผล", reason]],
  });
