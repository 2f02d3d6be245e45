export const jobTh = {
  moreRows: "ดูเพิ่มเติม",
  rowsGone: "รายละเอียดเก็บไว้ 30 วัน",
};
