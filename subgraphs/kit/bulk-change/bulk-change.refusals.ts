import { GraphQLError } from "graphql";
import type { FieldError } from "../errors";

interface Words {
  th: string;
  en: string;
}

/** Why a record was left as it is, by the code of the rule. */
const words: Readonly<Record<string, Words>> = {
  CONFLICT: { th: "มีผู้แก้ไขรายการนี้หลังจากที่เลือก", en: "somebody changed it after it was selected" },
  NOT_FOUND: { th: "ไม่อยู่ในขอบเขตของท่านแล้ว", en: "no longer in your scope" },
  OWN_ROOT: { th: "เป็นหน่วยงานของสิทธิ์ท่านเอง", en: "the organisation of your own grant" },
  ROLE: { th: "บทบาทของท่านทำไม่ได้", en: "your role may not do this" },
  INVALID_TRANSITION: {
    th: "ถูกรวมเข้ากับหน่วยงานอื่นแล้ว หรือกำลังถูกย้าย",
    en: "merged into another organisation, or being moved",
  },
  NO_COORDINATES: { th: "ยังไม่มีพิกัด", en: "there are no coordinates yet" },
  UNDER_ITSELF: { th: "อยู่เหนือหน่วยงานที่จะย้ายไป", en: "the new parent is below it" },
  LEVEL_NOT_BELOW_PARENT: {
    th: "หน่วยงานระดับนี้อยู่ใต้หน่วยงานที่เลือกไม่ได้",
    en: "an organisation of this level cannot be below the one chosen",
  },
  MOVES_ALONG: {
    th: "ย้ายตามหน่วยงานต้นสังกัดที่เลือกไว้ด้วยกัน",
    en: "it moves along with one above it that was chosen too",
  },
  PIN_ABROAD: { th: "พิกัดอยู่นอกประเทศไทย", en: "the coordinates lie outside Thailand" },
  PIN_IN_COUNTRY: {
    th: "ระบุว่าอยู่ต่างประเทศ แต่พิกัดอยู่ในประเทศไทย",
    en: "said to be abroad, but the coordinates are in Thailand",
  },
  PIN_NOT_IN_DISTRICT: {
    th: "หมุดอยู่นอกเขตตามที่อยู่ ต้องยืนยันทีละจุดพร้อมเหตุผล",
    en: "the pin lies outside the district of the address: confirm it by itself, with a reason",
  },
};
const otherwise: Words = { th: "ขัดกับกติกาของข้อมูล", en: "against a rule of the data" };

/** A refusal in words. */
export const wordsForRefusal = (rule: string): Words => words[rule] ?? otherwise;

/** What a refusal is remembered as; null for an error that is none. */
export function ruleOf(error: unknown): string | null {
  if (!(error instanceof GraphQLError)) return null;
  const { code, reason, fields } = error.extensions as { code?: string; reason?: string; fields?: FieldError[] };
  if (code === "SERVICE_UNAVAILABLE" || reason === "GRANT_ENDED") return null;
  return fields?.[0]?.rule ?? reason ?? code ?? null;
}

/** The grant of who asked has ended: nothing more is done in its name. */
export const hasLostGrant = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions.reason === "GRANT_ENDED";
