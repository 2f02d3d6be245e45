import type { TestClient } from "./test-client";
import type { TestPakmut } from "./test-pakmut";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "./test-tree";

/** What programs for tables evaluate, and what they split cells at. T29. */
export const dangerous = [
  '=cmd|"/c calc"!A1',
  "+66 53 217 708",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1",
  "＋1",
  "－1",
  "＠1",
  '";=cmd|"/c calc"!A1',
  "a;=1+1",
  "a\t=1+1",
];

/** What a file has to give back as it is. */
export const awkward = [
  'เขา "พูด", แล้ว',
  "บรรทัดหนึ่ง\nบรรทัดสอง\r\nสาม",
  "กลับ\\หลัง \\N \\.",
  "a & b < c > d ' e",
  " มีวรรค ",
  "\\N",
  "0113030601000",
  "น้ำ ก๋วยเตี๋ยว 🏛",
];

/** Offices with all that is hard to write into a file, and who may take them away. */
export interface ExportScene {
  department: TestNode;
  college: TestNode;
  readers: Record<"admin" | "central" | "auditor" | "officer", TestClient>;
}

/** Fills a database for the stories of lists as files. */
export async function setExportScene(pakmut: TestPakmut): Promise<ExportScene> {
  const ministry = await addOrganisation(pakmut, "กระทรวงศึกษาธิการ", { columns: { code: "0100000000000" } });
  const department = await addOrganisation(pakmut, "สำนักงานคณะกรรมการการอาชีวศึกษา", {
    below: ministry,
    columns: { code: "0113000000000", name_en: "Vocational Education Commission", type_code: "CENTRAL" },
  });
  const college = await addOrganisation(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", {
    below: department,
    columns: {
      code: "0113030601000",
      name_en: "Technical College",
      social_links: '["https://a.example", "https://b.example"]',
    },
  });
  const other = await addOrganisation(pakmut, "กระทรวงมหาดไทย");
  const province = await addOrganisation(pakmut, "จังหวัดลำพูน", { below: other, columns: { status: "HIDDEN" } });
  for (const [index, name] of [...dangerous, ...awkward].entries())
    await addServicePoint(pakmut, name, college, {
      code: `90000000${String(index).padStart(5, "0")}`,
      name_en: name,
      note: name,
      province_code: index % 2 ? "50" : "51",
    });
  await addServicePoint(pakmut, "งานทะเบียน", department, {
    code: "9000000099999",
    address_th: "ถนนเวียงแก้ว",
    province_code: "50",
    district_code: "5001",
    subdistrict_code: "500101",
    postcode: "50200",
    phones: '[{"number": "053217708", "extension": "12"}, {"number": "1111", "extension": null}]',
    email: "office@example.go.th",
    latitude: 18.785,
    longitude: 98.962,
    pin_source: "OFFICER",
    pin_province_code: "50",
    pin_district_code: "5002",
    pin_confirmed_at: "2026-11-21T12:00:00Z",
    pin_confirmed_by_name: "เจ้าหน้าที่ หนึ่ง",
    updated_at: "2026-11-20T18:30:00.123Z",
  });
  await addServicePoint(pakmut, "ศาลากลางจังหวัดลำพูน", province, { status: "HIDDEN" });
  const admin = await pakmut.as("PLATFORM_ADMIN", countryId);
  const central = await pakmut.as("CENTRAL_OFFICER", department.id);
  const auditor = await pakmut.as("OPDC_OFFICER", countryId);
  const officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
  return { department, college, readers: { admin, central, auditor, officer } };
}
