export const statusTh = {
  VISIBLE: "แสดง",
  HIDDEN: "ไม่แสดง",
  PINNED: "ปักหมุดแล้ว",
  NOT_PINNED: "ยังไม่ปักหมุด",
  PIN_OUTSIDE_DISTRICT: "หมุดไม่ตรงกับที่อยู่",
  PIN_ABROAD: "ต่างประเทศ",
  COMPLETE: "ครบ",
  LIVE: "ใช้งานอยู่",
  ENDED: "ถูกถอนสิทธิ์",
  REVIEW_DUE: "ถึงเวลาทบทวน",
  INCOMPLETE: "ขาด %{count}",
};
