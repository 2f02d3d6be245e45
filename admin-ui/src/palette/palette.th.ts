export const paletteTh = {
  title: "ค้นหาทั้งระบบ",
  hint: "ชื่อหน่วยงาน จุดบริการ รหัส หรือเมนู",
  menu: "เมนู",
  organisations: "หน่วยงาน",
  servicePoints: "จุดบริการ",
  searching: "กำลังค้นหา",
  none: "ไม่พบ “%{text}”",
  found: "พบ %{count} รายการ",
  failed: "ค้นหาไม่สำเร็จ ลองพิมพ์อีกครั้ง",
  keys: "ลูกศรขึ้นลงเพื่อเลือก Enter เพื่อเปิด Esc เพื่อปิด",
};
