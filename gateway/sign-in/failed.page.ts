/** What somebody sees whose sign-in was not in order: no details, for whoever forged it learns nothing. */
export const failedPage = (requestId: string): string => `<!doctype html>
<html lang="th">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>เข้าสู่ระบบไม่สำเร็จ · ปักหมุด</title>
  <link rel="stylesheet" href="/public/page.css">
</head>
<body>
  <main>
    <h1>เข้าสู่ระบบไม่สำเร็จ</h1>
    <p>การเข้าสู่ระบบครั้งนี้หมดอายุ ถูกใช้ไปแล้ว หรือไม่ได้เริ่มจากเบราว์เซอร์นี้ กรุณาเริ่มใหม่อีกครั้ง</p>
    <p><a class="button" href="/admin/?reason=failed">กลับไปหน้าเข้าสู่ระบบ</a></p>
    <p class="note">รหัสอ้างอิง ${requestId}</p>
  </main>
</body>
</html>
`;
