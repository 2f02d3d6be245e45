import { plainPage } from "../http/plain.page";

/** What somebody sees whose sign-in was not in order: no details, for whoever forged it learns nothing. */
export const failedPage = (requestId: string): string =>
  plainPage({
    heading: "เข้าสู่ระบบไม่สำเร็จ",
    text: "การเข้าสู่ระบบครั้งนี้หมดอายุ ถูกใช้ไปแล้ว หรือไม่ได้เริ่มจากเบราว์เซอร์นี้ กรุณาเริ่มใหม่อีกครั้ง",
    link: { href: "/admin/?reason=failed", text: "กลับไปหน้าเข้าสู่ระบบ" },
    note: `รหัสอ้างอิง ${requestId}`,
  });
