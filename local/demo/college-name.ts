type Division = Record<string, string> | undefined;

/** Kinds of colleges by how their Thai names begin, and what they are called in English. */
const kinds: readonly (readonly [start: string, kind: string])[] = [
  ["วิทยาลัยเกษตรและเทคโนโลยี", "College of Agriculture and Technology"],
  ["วิทยาลัยอาชีวศึกษา", "Vocational College"],
  ["วิทยาลัยสารพัดช่าง", "Polytechnic College"],
  ["วิทยาลัยพณิชยการ", "Commercial College"],
  ["วิทยาลัยเทคนิค", "Technical College"],
];

const otherPlaces: Readonly<Record<string, string>> = { ธนบุรี: "Thonburi" };

/** The English name of a college, out of its kind and the place it is named after; empty when either is not known. */
export function collegeNameEn(nameTh: string, province: Division, district: Division): string {
  const [start = "", kind] = kinds.find(([begin]) => nameTh.startsWith(begin)) ?? [];
  const placeTh = nameTh.slice(start.length);
  const division = [province, district].find((candidate) => candidate?.["name_th"] === placeTh);
  const place = division?.["name_en"] ?? otherPlaces[placeTh];
  return kind && place ? `${place} ${kind}` : "";
}
