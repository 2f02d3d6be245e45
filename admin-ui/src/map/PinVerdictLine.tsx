import type { Locale } from "../format/date";
import { localName } from "../i18n/localized";
import { useLocale, useText, type Text } from "../i18n/use-text";
import { Notice } from "./Notice";
import { placeName } from "./place-name";
import type { PinAddress, PinPlace, PinVerdict } from "./pin-verdict";
import { areaName, useAreas, type Areas } from "./use-areas";

interface PinVerdictLineProps {
  place: PinPlace;
  verdict: PinVerdict;
  address: PinAddress;
  /** The line belongs to an earlier position of the pin. */
  isOld: boolean;
  /** Offered where the address can be changed. */
  onUseDistrict?(): void;
}

const tones = { matches: "ok", differs: "warn", abroad: "warn", "no-address": "info" } as const;

/** One sentence on where the pin is and whether the address agrees; a screen reader hears it when it changes. */
export function PinVerdictLine({ place, verdict, address, isOld, onUseDistrict }: PinVerdictLineProps) {
  const text = useText();
  const [locale] = useLocale();
  const areas = useAreas();
  const canUseDistrict =
    onUseDistrict && place.district !== null && (verdict === "differs" || verdict === "no-address");
  return (
    <Notice
      tone={tones[verdict]}
      role="status"
      isOld={isOld}
      action={canUseDistrict ? { label: text("map.pin.useDistrict"), onClick: onUseDistrict } : undefined}
    >
      {sentence(verdict, placeText(place, locale, text), addressText(address, areas, locale, text), text)}
    </Notice>
  );
}

function sentence(verdict: PinVerdict, place: string, address: string, text: Text): string {
  if (verdict === "abroad") return text("map.pin.abroad");
  if (verdict === "matches") return text("map.pin.matches", { place });
  return verdict === "differs" && address
    ? text("map.pin.differs", { place, address })
    : text("map.pin.isIn", { place });
}

function placeText({ province, district }: PinPlace, locale: Locale, text: Text): string {
  if (!province) return "";
  const districtName = district && localName(district, locale);
  return placeName(
    { provinceCode: province.code, province: localName(province, locale), district: districtName },
    text,
  );
}

function addressText(
  { provinceCode, districtCode }: PinAddress,
  areas: Areas | undefined,
  locale: Locale,
  text: Text,
): string {
  const area = areas?.districts.get(districtCode ?? "") ?? areas?.provinces.get(provinceCode ?? "");
  return area && areas ? areaName(area, areas, locale, text) : "";
}
