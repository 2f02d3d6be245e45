import { type FieldName, readField } from "./sign-up.fields";

describe("what is typed on the way to an account", () => {
  test.each<[FieldName, string, string]>([
    ["laserCode", "ME0-1234567-89", "ME0123456789"],
    ["laserCode", " me0 1234567 89 ", "ME0123456789"],
    ["laserCode", "JT๑-๒๓๔๕๖๗๘-๙๐", "JT1234567890"],
    ["firstName", "  สมหญิง ", "สมหญิง"],
    ["firstName", "เเดง", "แดง"],
    ["lastName", "ณ  อยุธยา", "ณ อยุธยา"],
    ["lastName", "O'Neil-Smith", "O'Neil-Smith"],
    ["citizenId", "๑-๑๐๐๐-๐๐๐๐๐-๐๑-๖", "1100000000016"],
    ["mobile", "089-000-0000", "0890000000"],
    ["mobile", "+66 89 000 0000", "0890000000"],
    ["mobile", "๐๖๑๒๓๔๕๖๗๘", "0612345678"],
    ["login", " Somying.T ", "somying.t"],
  ])("%s %s is %s", (name, text, value) => expect(readField(name, text)).toEqual({ value }));

  test.each<[FieldName, string, string]>([
    ["laserCode", "", "กรอก"],
    ["laserCode", "M10-1234567-89", "อักษรอังกฤษ 2 ตัว"],
    ["laserCode", "ME0-1234567-8", "อักษรอังกฤษ 2 ตัว"],
    ["laserCode", "กข0-1234567-89", "อักษรอังกฤษ 2 ตัว"],
    ["firstName", "   ", "กรอกชื่อ"],
    ["firstName", "สมหญิง2", "ตัวอักษร"],
    ["firstName", "<b>", "ตัวอักษร"],
    ["lastName", "ก".repeat(101), "ไม่เกิน 100"],
    ["citizenId", "", "กรอก"],
    ["citizenId", "110000000001", "(ใส่มา 12 หลัก)"],
    ["citizenId", "11000000000ab", "13 หลัก"],
    ["citizenId", "1100000000017", "ไม่ถูกต้อง"],
    ["mobile", "", "กรอก"],
    ["mobile", "02 612 6060", "06 08 หรือ 09"],
    ["mobile", "08900000001", "06 08 หรือ 09"],
    ["login", "", "กรอก"],
    ["login", "short", "6–30"],
    ["login", "1somying", "ขึ้นต้นด้วยอักษร"],
    ["login", "สมหญิงสมหญิง", "อักษรอังกฤษ"],
    ["login", "a b c d e f", "อักษรอังกฤษ"],
  ])("%s %j is refused: %s", (name, text, fault) =>
    expect(readField(name, text)).toEqual({ fault: expect.stringContaining(fault) }),
  );
});
