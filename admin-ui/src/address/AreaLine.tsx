import { localName, type Named } from "../i18n/localized";
import { useLocale } from "../i18n/use-text";
import { placeText } from "./PlaceName";

interface AreaLineProps {
  of: { subdistrict?: Named | null; district?: Named | null; province?: Named | null };
}

const BANGKOK_TH = "กรุงเทพมหานคร";

/** Sub-district, district and province in one line: "ต.ศรีภูมิ อ.เมืองเชียงใหม่ จ.เชียงใหม่". */
export function AreaLine({ of }: AreaLineProps) {
  const [locale] = useLocale();
  const { subdistrict, district, province } = of;
  const prefix = locale === "en" ? "" : province?.nameTh === BANGKOK_TH ? "แขวง" : "ต.";
  const parts = placeText({ district, province }, locale);
  if (subdistrict) parts.unshift(prefix + localName(subdistrict, locale));
  return parts.join(locale === "en" ? ", " : " ");
}
