import type { Role } from "../../../schema/roles-and-actions";
import { drawQrCode } from "../../kit/pdf/qr-code";
import { millimetre, ThaiDocument } from "../../kit/pdf/thai-document";
import { thaiDigits } from "../../kit/pdf/thai-text";
import { longThaiDate } from "../../kit/text/thai-date";
import { roleNamesTh } from "../mail/account-mails";

/** An unused token, told in the letter. */
export interface LetterSeat {
  role: Role;
  /** As people read it: "ABCD-EFGH-JKMN-PQRS-TVWX-Y". */
  token: string;
  /** `null`: until it is used. */
  expiresAt: Date | null;
}

/** To whom a letter goes: all tokens of one agency are in one letter. */
export interface Letter {
  organisationName: string;
  code: string | null;
  parentName: string | null;
  seats: readonly LetterSeat[];
}

const title = "รหัส Token สำหรับยืนยันตัวตนในระบบปักหมุด";
const qrSize = 26 * millimetre;
const boxPadding = 10;
const boxHeight = 96;
const stepsHeight = 150;

/**
 * Writes letters (หนังสือแจ้งรหัส Token), each beginning on a page of its own, while they come: a hundred thousand take
 * the memory of a few.
 * @param signInUrl address of the sign-in page, printed and as a QR code; `null` where it is not known
 */
export async function* writeLetters(
  letters: AsyncIterable<Letter> | Iterable<Letter>,
  signInUrl: string | null,
): AsyncGenerator<Uint8Array> {
  const document = new ThaiDocument(title);
  let count = 0;
  for await (const letter of letters) {
    count++;
    writeLetter(document, letter, signInUrl);
    yield* document.take();
  }
  if (count === 0) {
    document.addPage();
    document.write("ไม่มีรหัส Token ที่ยังไม่ใช้ตามที่เลือก", { size: 14 });
  }
  yield* document.finish();
}

function writeLetter(
  document: ThaiDocument,
  { organisationName, code, parentName, seats }: Letter,
  signInUrl: string | null,
): void {
  document.addPage();
  const top = document.y;
  const keepRight = signInUrl ? qrSize + 12 : 0;
  document.write(title, { size: 18, isBold: true, after: 6, keepRight });
  document.write(`เรียน หัวหน้า${organisationName}`, { size: 14, isBold: true, keepRight });
  if (parentName) document.write(`สังกัด ${parentName}`, { keepRight, after: 0 });
  if (code) document.write(`รหัสหน่วยงาน ${code}`, { keepRight, after: 0 });
  if (signInUrl) {
    drawQrCode(document.pdf, signInUrl, document.left + document.width - qrSize, top, qrSize);
    document.y = Math.max(document.y, top + qrSize);
  }
  document.y += 10;
  document.write(
    "หนังสือนี้มีรหัส Token สำหรับให้เจ้าหน้าที่ของหน่วยงานท่านยืนยันตัวตนในระบบปักหมุดครั้งแรก รหัสหนึ่งใช้ได้ครั้งเดียวกับผู้ใช้คนเดียว " +
      "ผู้ที่ใช้รหัสจะได้รับบทบาทตามที่ระบุไว้เหนือรหัสนั้น โปรดมอบให้ผู้ที่ได้รับมอบหมายเท่านั้น เก็บรักษาเหมือนกุญแจ และไม่ถ่ายภาพหรือส่งต่อทางข้อความ",
    { after: 10 },
  );
  for (const seat of seats) writeSeat(document, seat);
  writeSteps(document, signInUrl);
}

function writeSeat(document: ThaiDocument, { role, token, expiresAt }: LetterSeat): void {
  document.keepTogether(boxHeight + 10);
  const top = document.y;
  document.pdf
    .lineWidth(0.8)
    .roundedRect(document.left, top, document.width, boxHeight, 4)
    .stroke("#1b1b1b")
    .fillColor("black");
  document.y = top + boxPadding;
  document.write(`บทบาทผู้ใช้ ${roleNamesTh[role]}`, { size: 13, isBold: true, indent: boxPadding, after: 6 });
  document.writeCode(token, 20, boxPadding);
  const expiry = expiresAt ? `ใช้ได้ถึงวันที่ ${thaiDigits(longThaiDate(expiresAt))}` : "ใช้ได้จนกว่าจะมีผู้ใช้รหัสนี้";
  document.y = top + boxHeight - 27;
  document.write(expiry, { size: 12, indent: boxPadding, after: 0 });
  document.y = top + boxHeight + 10;
}

function writeSteps(document: ThaiDocument, signInUrl: string | null): void {
  const steps = [
    signInUrl ? `เปิด ${signInUrl} หรือสแกน QR Code ด้านบน` : "เปิดหน้าเข้าสู่ระบบของระบบปักหมุด",
    "เข้าสู่ระบบด้วย Digital ID หากยังไม่มีบัญชี ให้ลงทะเบียน Digital ID ก่อน",
    "พิมพ์รหัส Token ในหน้ายืนยันตัวตน จะพิมพ์ขีดหรือไม่ และตัวพิมพ์เล็กหรือใหญ่ก็ได้",
    "ตรวจชื่อหน่วยงานและบทบาทที่ได้รับ แล้วเริ่มใช้งาน",
  ];
  document.keepTogether(stepsHeight);
  document.y += 6;
  document.write("วิธีใช้รหัส", { size: 13, isBold: true });
  steps.forEach((step, index) => {
    document.write(`${thaiDigits(String(index + 1))}. ${step}`, { indent: boxPadding, after: 2 });
  });
  document.y += 6;
  document.write("หากรหัสใช้ไม่ได้หรือสูญหาย โปรดติดต่อเจ้าหน้าที่ส่วนกลางของหน่วยงานต้นสังกัดเพื่อขอรหัสใหม่ รหัสเดิมจะใช้ไม่ได้อีก");
}
