import type { FileLanguage } from "../../kit/download/copied-table";
import { ValueNames } from "../../kit/import/value-names";
import type { FieldReader } from "../../kit/input/field-readers";
import { Facility, facilityList } from "./facility";

/** What facilities are called in files. */
export const facilityWords: Readonly<Record<FileLanguage, Readonly<Record<Facility, string>>>> = {
  th: {
    PARKING: "ที่จอดรถ",
    ACCESSIBLE_PARKING: "ที่จอดรถคนพิการ",
    WHEELCHAIR_RAMP: "ทางลาดสำหรับเก้าอี้เข็น",
    LIFT: "ลิฟต์",
    WHEELCHAIR: "เก้าอี้เข็นให้ยืม",
    TOILET: "ห้องน้ำ",
    ACCESSIBLE_TOILET: "ห้องน้ำคนพิการ",
    SIGN_LANGUAGE: "ล่ามภาษามือ",
    TACTILE_PAVING: "พื้นผิวต่างสัมผัสสำหรับคนตาบอด",
    QUEUE_TICKETS: "บัตรคิว",
    WAITING_SEATS: "ที่นั่งรอ",
    SELF_SERVICE_KIOSK: "ตู้บริการตนเอง",
    CASHLESS_PAYMENT: "จ่ายเงินโดยไม่ใช้เงินสด",
    WIFI: "อินเทอร์เน็ตไร้สาย (Wi-Fi)",
    DRINKING_WATER: "น้ำดื่ม",
    BABY_ROOM: "ห้องให้นมและเปลี่ยนผ้าอ้อม",
  },
  en: {
    PARKING: "Parking",
    ACCESSIBLE_PARKING: "Accessible parking",
    WHEELCHAIR_RAMP: "Wheelchair ramp",
    LIFT: "Lift",
    WHEELCHAIR: "Wheelchairs to borrow",
    TOILET: "Toilets",
    ACCESSIBLE_TOILET: "Accessible toilet",
    SIGN_LANGUAGE: "Sign language",
    TACTILE_PAVING: "Tactile paving",
    QUEUE_TICKETS: "Queue tickets",
    WAITING_SEATS: "Seats to wait",
    SELF_SERVICE_KIOSK: "Self-service kiosk",
    CASHLESS_PAYMENT: "Cashless payment",
    WIFI: "Wi-Fi",
    DRINKING_WATER: "Drinking water",
    BABY_ROOM: "Baby room",
  },
};

const names = new ValueNames(
  Object.fromEntries(Object.values(Facility).map((code) => [code, [facilityWords.th[code], facilityWords.en[code]]])),
);

/** Reads a cell with several facilities; all of them, as in the form. */
export const facilityCell: FieldReader<string> = (checks, field, value) => {
  const written = (value ?? "").split(/[;|\n,]/).map((text) => text.trim());
  const found = written.filter(Boolean).map((text) => names.find(text) as Facility | null);
  if (found.includes(null)) checks.add(field, "UNKNOWN_VALUE");
  return facilityList(
    checks,
    field,
    found.filter((facility) => facility !== null),
  );
};
