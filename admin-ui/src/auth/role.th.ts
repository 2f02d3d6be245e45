export const roleTh = {
  PLATFORM_ADMIN: "ผู้ดูแลระบบ",
  OPDC_OFFICER: "เจ้าหน้าที่ ก.พ.ร.",
  CENTRAL_OFFICER: "เจ้าหน้าที่ส่วนกลาง",
  SERVICE_POINT_OFFICER: "เจ้าหน้าที่จุดบริการ",
  HANDBOOK_AUTHOR: "เจ้าหน้าที่จัดทำคู่มือ",
  HANDBOOK_REVIEWER: "เจ้าหน้าที่รีวิวคู่มือ",
  BI_READER: "ผู้ใช้ข้อมูล (BI)",
};
