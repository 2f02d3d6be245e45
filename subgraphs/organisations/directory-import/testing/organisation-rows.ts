/** A small file: its header, and a ministry with a department with an office. */
export const header = [
  "รหัสหน่วยงาน",
  "รหัสหน่วยงานต้นสังกัด",
  "ระดับ",
  "ชื่อหน่วยงาน",
  "ชื่อหน่วยงาน (อังกฤษ)",
  "จังหวัด",
  "อำเภอ",
  "ตำบล",
  "รหัสไปรษณีย์",
  "โทรศัพท์",
];
export const ministry = ["0100000000000", "", "กระทรวง", "กระทรวงทดสอบ", "Test Ministry", "", "", "", "", ""];
export const department = ["0106200000000", "0100000000000", "กรม", "กรมทดสอบ", "", "", "", "", "", ""];
export const agency = [
  "0106200000010",
  "0106200000000",
  "",
  "สำนักงานทดสอบแม่วาง",
  "",
  "เชียงใหม่",
  "อ.แม่วาง",
  "",
  "50360",
  "053 000 000 ต่อ 12",
];
export const tree = [header, ministry, department, agency];

/** Empties the tree of a test's database; its audit trail with the triggers asleep, as only a superuser can. */
export const emptyTree = `
  set session_replication_role = replica;
  delete from organisations.audit_entries;
  set session_replication_role = origin;
  delete from directory.organisations where level <> 'COUNTRY';
  delete from organisations.organisations where level <> 'COUNTRY'`;
