import type { Text } from "../i18n/use-text";

/** Bangkok's districts are เขต and its province has no จังหวัด before its name. */
const bangkokCode = "10";

interface PlaceNames {
  provinceCode: string;
  province: string;
  district?: string | null;
}

/** "อำเภอแม่ริม จังหวัดเชียงใหม่", "เขตพระนคร กรุงเทพมหานคร", "Mae Rim District, Chiang Mai". */
export function placeName({ provinceCode, province, district }: PlaceNames, text: Text): string {
  const isBangkok = provinceCode === bangkokCode;
  if (!district) return isBangkok ? province : text("map.place.province", { province });
  return text(isBangkok ? "map.place.bangkok" : "map.place.district", { district, province });
}
