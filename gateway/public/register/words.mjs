/** English for the texts of the page, by their `data-text`; the Thai ones stand in the page itself. */
const english = {
  title: "Register an agency",
  intro:
    "For government agencies that want to look after their own data in Pakmut. Find your agency, then name a contact person. You will hear by e-mail within 7 to 15 working days.",
  receiptTitle: "Your request was sent",
  receiptNumber: "Your tracking number",
  receiptKeep: "Keep this number: whoever has it can see the state of the request. It was also sent by e-mail.",
  photo: "Add a photo of the building or its sign (optional)",
  photoHint: "JPEG, PNG or WebP, up to 10 MB, without anybody's face",
  copy: "Copy the number",
  again: "Register another agency",
  draft: "What you had typed is here again.",
  forget: "Clear it",
  legend: "Fields with * are needed",
  agencyTitle: "Your agency",
  search: "Search by name *",
  searchHint: "At least 3 letters, such as the first word of the name, or the 13-digit agency code",
  choose: "Choose your agency *",
  newTitle: "An agency that is not listed yet",
  ministry: "Ministry *",
  department: "Department",
  nameTh: "Name in Thai *",
  nameEn: "Name in English",
  address: "Address (number, village, street) *",
  province: "Province *",
  district: "District *",
  subdistrict: "Sub-district *",
  postcode: "Postcode *",
  agencyPhone: "Telephone of the agency *",
  contactTitle: "Contact person",
  privacy:
    "Used for this request only, seen by the officers who decide on it, and deleted some time after the decision.",
  contactName: "First and last name *",
  contactPhone: "Telephone *",
  contactEmail: "E-mail *",
  send: "Send the request",
  trackTitle: "Track a request",
  trackingNumber: "Tracking number",
  look: "Show its state",
};

/** What the script says by itself. */
const spoken = {
  th: {
    found: (count) => (count ? `พบ ${count} หน่วยงาน` : "ไม่พบหน่วยงานชื่อนี้"),
    notListed: "ไม่มีหน่วยงานของฉันในรายการ (กรณีไม่มีหน่วยงาน)",
    notListedHint: "กรอกข้อมูลหน่วยงาน เพื่อขอเพิ่มในระบบ",
    select: "เลือก",
    noDepartment: "ขึ้นตรงต่อกระทรวง หรือไม่ทราบ",
    checking: "กำลังตรวจว่าไม่ใช่โปรแกรมอัตโนมัติ…",
    sending: "กำลังส่งคำขอ…",
    copied: "คัดลอกแล้ว",
    photoSending: "กำลังส่งรูป…",
    photoSent: "แนบรูปแล้ว",
    photoRefused: "แนบรูปไม่ได้ ใช้ JPEG, PNG หรือ WebP ไม่เกิน 10 MB แล้วลองอีกครั้ง คำขอส่งแล้ว ไม่ต้องส่งใหม่",
    problems: (count) => `ยังส่งไม่ได้ แก้ไข ${count} ช่อง`,
    OFFLINE: "ส่งไม่ได้ เครือข่ายมีปัญหา ข้อมูลที่กรอกยังอยู่ ลองอีกครั้ง",
    wait: (minutes) => `ส่งหลายครั้งเกินไป ลองใหม่ได้ในอีก ${minutes} นาที ข้อมูลที่กรอกยังอยู่`,
    failed: "ระบบขัดข้อง ยังไม่ได้ส่ง ข้อมูลที่กรอกยังอยู่ ลองอีกครั้ง",
    unknownNumber: "ไม่พบคำขอของเลขนี้ ตรวจตัวอักษรอีกครั้ง",
    agency: "หน่วยงาน",
    state: "สถานะ",
    requestedAt: "วันที่ส่ง",
    promisedBy: "พิจารณาภายใน",
    decidedAt: "วันที่พิจารณา",
    reason: "เหตุผล",
    states: {
      WAITING: "รอพิจารณา",
      APPROVED: "อนุมัติแล้ว",
      JOINED: "รวมกับหน่วยงานเดิม",
      RELEASED: "พร้อมส่งมอบรหัส Token",
      REFUSED: "ไม่อนุมัติ",
    },
    rules: {
      REQUIRED: "ต้องกรอกช่องนี้",
      NO_AGENCY: "ค้นหาและเลือกหน่วยงานของคุณ",
      TOO_LONG: "ข้อความยาวเกินไป",
      NOT_ENGLISH: "กรอกเป็นภาษาอังกฤษ เช่น Chiang Mai Technical College",
      PHONE_FORMAT: "ใส่หมายเลขโทรศัพท์ 9–10 หลัก เช่น 053 217 708 ต่อ 101",
      EMAIL_FORMAT: "อีเมลต้องมี @ เช่น saraban@example.go.th",
      POSTCODE_FORMAT: "ใส่รหัสไปรษณีย์ 5 หลัก เช่น 50200",
      POSTCODE_NOT_IN_DISTRICT: "รหัสไปรษณีย์ไม่อยู่ในอำเภอ/เขตนี้",
      UNKNOWN_ORGANISATION: "เลือกหน่วยงานอีกครั้ง",
    },
    wrong: "ตรวจช่องนี้อีกครั้ง",
  },
  en: {
    found: (count) => (count ? `${count} found` : "No agency of this name"),
    notListed: "My agency is not listed",
    notListedHint: "Fill in its data to have it added",
    select: "Choose",
    noDepartment: "Directly below the ministry, or not known",
    checking: "Checking that you are no robot…",
    sending: "Sending…",
    copied: "Copied",
    photoSending: "Sending the photo…",
    photoSent: "The photo was added",
    photoRefused: "The photo was not taken. Use JPEG, PNG or WebP up to 10 MB; the request itself was sent",
    problems: (count) => `Not sent yet: ${count} to put right`,
    OFFLINE: "Not sent: there is no connection. What you typed is still here. Try again",
    wait: (minutes) => `Too many requests. Try again in ${minutes} minutes; what you typed is still here`,
    failed: "Something went wrong and nothing was sent. What you typed is still here. Try again",
    unknownNumber: "There is no request with this number. Check the letters",
    agency: "Agency",
    state: "State",
    requestedAt: "Sent on",
    promisedBy: "Decided by",
    decidedAt: "Decided on",
    reason: "Reason",
    states: {
      WAITING: "Waiting",
      APPROVED: "Approved",
      JOINED: "Was registered already",
      RELEASED: "Token ready to be handed over",
      REFUSED: "Refused",
    },
    rules: {
      REQUIRED: "This is needed",
      NO_AGENCY: "Search for your agency and choose it",
      TOO_LONG: "This is too long",
      NOT_ENGLISH: "Write it in English, such as Chiang Mai Technical College",
      PHONE_FORMAT: "9 or 10 digits, such as 053 217 708 ext. 101",
      EMAIL_FORMAT: "An e-mail address has an @, such as saraban@example.go.th",
      POSTCODE_FORMAT: "5 digits, such as 50200",
      POSTCODE_NOT_IN_DISTRICT: "This postcode is not in the district",
      UNKNOWN_ORGANISATION: "Choose it again",
    },
    wrong: "Check this again",
  },
};

const thai = new Map();
let language = "th";

/** The script's own words in the language that is shown. */
export const words = () => spoken[language];
export const isThai = () => language === "th";

/** Name of a place or an agency in the language that is shown. */
export const nameOf = ({ nameTh, nameEn }) => (isThai() ? nameTh : (nameEn ?? nameTh));

/** Puts the page into a language. */
export function speak(chosen) {
  language = chosen === "en" ? "en" : "th";
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) {
    const key = element.dataset.text;
    if (!thai.has(key)) thai.set(key, element.textContent);
    element.textContent = isThai() ? thai.get(key) : english[key];
  }
  document.title = `${isThai() ? thai.get("title") : english.title} · ปักหมุด`;
  const button = document.getElementById("language");
  button.textContent = isThai() ? "English" : "ไทย";
  button.lang = isThai() ? "en" : "th";
}

/** "21 พ.ย. 2569" or "21 Nov 2026", in Bangkok. */
export function dateText(value) {
  const options = { timeZone: "Asia/Bangkok", day: "numeric", month: "short", year: "numeric" };
  const locale = isThai() ? "th-TH-u-ca-buddhist-nu-latn" : "en-GB";
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(new Date(value));
  const part = (type) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("day")} ${part("month")} ${part("year")}`;
}
