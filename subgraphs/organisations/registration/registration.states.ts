import { registerEnumType } from "type-graphql";

/** Is the agency one that is in the register already? */
export enum RegistrationKind {
  NEW = "NEW",
  EXISTING = "EXISTING",
}

export enum RegistrationState {
  WAITING = "WAITING",
  APPROVED = "APPROVED",
  JOINED = "JOINED",
  RELEASED = "RELEASED",
  REFUSED = "REFUSED",
}

registerEnumType(RegistrationKind, {
  name: "RegistrationKind",
  description:
    "NEW: of an agency that is not in the register (กรณีไม่มีหน่วยงาน). EXISTING: somebody of an agency in the register asks for its activation token.",
});
registerEnumType(RegistrationState, {
  name: "RegistrationState",
  description:
    "WAITING (รอพิจารณา), APPROVED: the agency was added (อนุมัติแล้ว), JOINED: it was there already (รวมกับหน่วยงานเดิม), RELEASED: its token is handed out (ส่งมอบรหัสแล้ว), REFUSED (ไม่อนุมัติ).",
});
