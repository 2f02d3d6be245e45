import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { projectFile } from "../subgraphs/kit/project-file";

type Row = Record<string, string>;

const division = (file: string): Row[] =>
  parse(readFileSync(projectFile("subgraphs/organisations/division/data", file)), { columns: true, bom: true });

const header =
  "รหัสหน่วยงาน,รหัสหน่วยงานต้นสังกัด,ระดับ,ประเภท,ประเภทย่อย,หมวดหมู่,ชื่อหน่วยงาน,ชื่อหน่วยงาน (อังกฤษ),ชื่อเต็ม,ที่อยู่,จังหวัด,อำเภอ,ตำบล,รหัสไปรษณีย์,โทรศัพท์,เว็บไซต์,อีเมล,เวลาทำการ,สถานะ";
const departments = 30;
const ministryCode = "7000000000000";
const departmentCode = (number: number): string => `70${String(number).padStart(3, "0")}00000000`;

/** The columns of the file as a staging table of plain text takes them. */
export const stagingColumns = [
  "code",
  "parent_code",
  "level",
  "type",
  "sub_type",
  "category",
  "name_th",
  "name_en",
  "full_name",
  "address",
  "province",
  "district",
  "subdistrict",
  "postcode",
  "phones",
  "website",
  "email",
  "hours",
  "status",
];

/** As offices have them: most the usual ones, some a long lunch or Saturdays. */
const hours = ["16:30", "16:30", "16:30", "15:30"].flatMap((end) =>
  ["ส–อา ปิด", "ส–อา ปิด", "ส 09:00–12:00; อา ปิด"].map(
    (weekend) => `"จ–ศ 08:30–12:00, 13:00–${end}; ${weekend}; วันหยุดราชการ ปิด"`,
  ),
);

/** Writes a file of organisations with all that an office tells of itself: one ministry, 30 departments, agencies below them. */
export function writeOrganisationFile(file: string, count: number): void {
  const provinces = new Map(division("provinces.csv").map(({ code, name_th }) => [code, name_th]));
  const districts = new Map(division("districts.csv").map(({ code, name_th }) => [code, name_th]));
  const subdistricts = division("subdistricts.csv");
  const lines = [header, `${ministryCode},,กระทรวง,ราชการส่วนกลาง,,,กระทรวงวัดความเร็ว,Ministry of Speed,,,,,,,,,,,แสดง`];
  for (let number = 1; number <= departments; number++) {
    lines.push(
      `${departmentCode(number)},${ministryCode},กรม,ราชการส่วนกลาง,,,กรมวัดความเร็วที่ ${number},Department of Speed ${number},,,,,,,,,,,แสดง`,
    );
  }
  for (let number = 0; lines.length <= count; number++) {
    const place = subdistricts[number % subdistricts.length] as Row;
    const { name_th, name_en, postcode, province_code, district_code } = place;
    lines.push(
      `71${String(number).padStart(11, "0")},${departmentCode((number % departments) + 1)},หน่วยงาน,ราชการส่วนกลาง,ส่วนกลางที่ตั้งอยู่ในภูมิภาค,สำนักงาน,` +
        `สำนักงาน${name_th} ที่ ${number},Office of ${name_en} No. ${number},สำนักงานประจำตำบล${name_th} แห่งที่ ${number},` +
        `${number % 500} หมู่ที่ ${number % 12} ถนนตัวอย่าง,${provinces.get(province_code ?? "")},${districts.get(district_code ?? "")},${name_th},${postcode},` +
        `0${2 + (number % 3)}${String(2_000_000 + number)} ต่อ ${(number % 1000) + 1},https://office${number}.example,office${number}@example.com,${hours[number % hours.length]},แสดง`,
    );
  }
  writeFileSync(file, `${lines.join("\r\n")}\r\n`);
}
