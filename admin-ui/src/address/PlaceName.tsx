import { Fragment } from "react";
import { localName, type Named } from "../i18n/localized";
import { useLocale } from "../i18n/use-text";

interface PlaceNameProps {
  district?: Named | null;
  province?: Named | null;
}

const BANGKOK_TH = "กรุงเทพมหานคร";

/** A place in one line, without breaking inside a name: "อ.เมืองเชียงใหม่ จ.เชียงใหม่", in Bangkok "เขตพระนคร กรุงเทพมหานคร". */
export function placeText({ district, province }: PlaceNameProps, locale: "th" | "en"): string[] {
  const isBangkok = province?.nameTh === BANGKOK_TH;
  const districtText =
    district && (locale === "en" ? localName(district, locale) : `${isBangkok ? "เขต" : "อ."}${district.nameTh}`);
  const provinceText =
    province && (locale === "en" ? localName(province, locale) : `${isBangkok ? "" : "จ."}${province.nameTh}`);
  return [districtText, provinceText].filter((part): part is string => Boolean(part));
}

/** District and province for reading: a line breaks between them, and inside one only where there is no room for it. */
export function PlaceName(place: PlaceNameProps) {
  const [locale] = useLocale();
  const parts = placeText(place, locale);
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    return (
      <Fragment key={part}>
        <span style={{ display: "inline-block" }}>
          {part}
          {locale === "en" && !isLast && ","}
        </span>
        {/* Outside, or the line could not break here. */}
        {!isLast && " "}
      </Fragment>
    );
  });
}
