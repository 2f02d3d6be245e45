import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { projectFile } from "../../subgraphs/kit/project-file";
import { findDistrict, nearestDistrict } from "../../subgraphs/service-points/place/boundary-index";
import { say } from "../command";
import { PlainError } from "../plain-error";
import { collegeNameEn } from "./college-name";

type Row = Record<string, string>;

/** How far, in degrees, two places of one district's centre are put apart: some two kilometres at most. */
const spread = 0.018;

const organisationHeader = [
  "รหัสหน่วยงาน",
  "รหัสหน่วยงานต้นสังกัด",
  "ระดับ",
  "ประเภท",
  "ประเภทย่อย",
  "หมวดหมู่",
  "ชื่อหน่วยงาน",
  "ชื่อหน่วยงาน (อังกฤษ)",
];
const placeHeader = ["จังหวัด", "อำเภอ", "ตำบล", "รหัสไปรษณีย์"];
const pointHeader = ["รหัสจุดบริการ", "ละติจูด", "ลองจิจูด"];
const hoursHeader = ["เวลาทำการ"];

const readCsv = (bytes: Buffer): Row[] => parse(bytes, { columns: true, bom: true });
const csvCell = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;

const division = (file: string): Row[] =>
  readCsv(readFileSync(projectFile("subgraphs/organisations/division/data", file)));
const provinces = new Map(division("provinces.csv").map((row) => [row["code"], row]));
const districts = new Map(division("districts.csv").map((row) => [row["code"], row]));

/** The codes look like official ones and are not: ministry, department (counted from 062) and a running number. */
const ministryCode = (ministry: string): string => ministry.padEnd(13, "0");
const departmentCode = (ministry: string, position: number): string =>
  `${ministry}${String(61 + position).padStart(3, "0")}`.padEnd(13, "0");
const officeCode = (department: string, number: number): string =>
  `${department.slice(0, 5)}${String(number).padStart(7, "0")}0`;
const pointCode = (office: string): string => `${office.slice(0, 12)}1`;

/** Repeatable numbers from 0 to 1 that look scattered. */
const scattered = (seed: number): number => {
  const wave = Math.sin(seed * 12.9898) * 43_758.5453;
  return wave - Math.floor(wave);
};

/** A place near a centre and, when possible, in the same district, so that no two lie on one spot. */
function placeNear(latitude: number, longitude: number, districtCode: string, seed: number): [string, string] | null {
  for (let attempt = 0; attempt < 12; attempt++) {
    const reach = spread / (1 + attempt / 3);
    const place = [latitude, longitude].map(
      (degrees, axis) => degrees + (scattered(seed + axis * 7_919 + attempt * 104_729) - 0.5) * 2 * reach,
    );
    const [north, east] = place.map((degrees) => degrees.toFixed(5)) as [string, string];
    if (findDistrict(Number(north), Number(east))?.districtCode === districtCode) return [north, east];
  }
  return nearestDistrict(latitude, longitude) ? [latitude.toFixed(5), longitude.toFixed(5)] : null;
}

function typesOf(ministry: string, department: string): [string, string] {
  if (ministry === "22") return ["LOCAL", "LOCAL_SPECIAL"];
  if (department === "สำนักงานอัยการสูงสุด") return ["INDEPENDENT", ""];
  return ["CENTRAL", "CENTRAL_HEADQUARTERS"];
}

function makeMinistries(sources: string): void {
  const rows = readCsv(readFileSync(join(sources, "ministries_departments.csv"))).map((row) => {
    const {
      ministry_no: ministry = "",
      ministry_th = "",
      ministry_en = "",
      seq = "",
      department_th: department = "",
    } = row;
    const types = typesOf(ministry, department);
    return department
      ? [
          departmentCode(ministry, Number(seq)),
          ministryCode(ministry),
          "DEPARTMENT",
          ...types,
          "OFFICE",
          department,
          "",
        ]
      : [ministryCode(ministry), "", "MINISTRY", ...types, "OFFICE", ministry_th, ministry_en];
  });
  write("ministries.csv", toCsv([organisationHeader, ...rows]), rows.length);
}

/** สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน and สำนักงานคณะกรรมการการอาชีวศึกษา. */
const basicEducation = departmentCode("18", 3);
const vocationalEducation = departmentCode("18", 4);

/** Those that teach the public after work, by their numbers: open in the evening and at weekends. */
const eveningColleges = [3, 32, 33];
/** Of every five colleges three say when they are open; the first two are the demo officers', who have it before them. */
const usualHours = [
  "จ–ศ 08:30–16:30; วันหยุดราชการ ปิด",
  "",
  "",
  "จ–ศ 08:30–16:30; วันหยุดราชการ ปิด",
  "จ–ศ 08:30–12:00, 13:00–16:30; วันหยุดราชการ ปิด",
];

/** Made up: when the college of this number is open, as a file says it. */
const hoursOf = (number: number): string =>
  eveningColleges.includes(number)
    ? "จ–ศ 08:30–19:00; ส–อา 10:00–19:00; วันหยุดราชการ ตามปกติ"
    : (usualHours[number % usualHours.length] as string);

function makeColleges(sources: string): void {
  const rows = readCsv(readFileSync(join(sources, "ovec_colleges_sample.csv"))).map((row, index) => {
    const { name_th: name = "", district_code: districtCode = "", postcode = "" } = row;
    const code = officeCode(vocationalEducation, index + 1);
    const { province_code: provinceCode = "" } = districts.get(districtCode) ?? {};
    const place = placeNear(Number(row["lat_approx"]), Number(row["lng_approx"]), districtCode, index + 1) ?? ["", ""];
    return [
      code,
      vocationalEducation,
      "AGENCY",
      "CENTRAL",
      "CENTRAL_IN_REGION",
      "VOCATIONAL_COLLEGE",
      name,
      collegeNameEn(name, provinces.get(provinceCode), districts.get(districtCode)),
      row["province_th"] ?? "",
      row["district_th"] ?? "",
      "",
      postcode,
      pointCode(code),
      ...place,
      hoursOf(index + 1),
    ];
  });
  write(
    "colleges.csv",
    toCsv([[...organisationHeader, ...placeHeader, ...pointHeader, ...hoursHeader], ...rows]),
    rows.length,
  );
}

function makeSchools(sources: string): void {
  const rows = readCsv(gunzipSync(readFileSync(join(sources, "schools.csv.gz")))).map((row, index) => {
    // Six digits: the sub-district was found; four: only the district; none: neither.
    const { name = "", subdistrict_code: found = "", postcode = "", lat_approx: latitude, lng_approx: longitude } = row;
    const code = officeCode(basicEducation, index + 1);
    const place = latitude ? placeNear(Number(latitude), Number(longitude), found.slice(0, 4), index + 1) : null;
    return [
      code,
      basicEducation,
      "AGENCY",
      "CENTRAL",
      "CENTRAL_IN_REGION",
      "SCHOOL",
      name,
      "",
      found.slice(0, 2),
      found.slice(0, 4),
      found.length === 6 ? found : "",
      postcode,
      pointCode(code),
      ...(place ?? ["", ""]),
    ];
  });
  const csv = toCsv([[...organisationHeader, ...placeHeader, ...pointHeader], ...rows]);
  write("schools.csv.gz", gzipSync(csv, { level: 9 }), rows.length);
}

function write(name: string, content: string | Buffer, count: number): void {
  mkdirSync(projectFile("local/demo/data"), { recursive: true });
  writeFileSync(projectFile("local/demo/data", name), content);
  say(`${name}: ${count} rows`);
}

/** Makes the demo files out of the sources that SOURCES.md names; their folder is the one argument. */
function makeDemoFiles(sources: string | undefined): void {
  if (!sources) throw new PlainError("Name the folder that holds the source files (see local/demo/data/SOURCES.md).");
  makeMinistries(sources);
  makeColleges(sources);
  makeSchools(sources);
}

makeDemoFiles(process.argv[2]);
