import type { Locale } from "../format/date";

/** Whatever has a Thai name and perhaps an English one. */
export interface Named {
  nameTh: string;
  nameEn?: string | null;
}

/** The name in the reader's language; a missing English name falls back to Thai. */
export function localName(named: Named, locale: Locale): string {
  return locale === "en" && named.nameEn ? named.nameEn : named.nameTh;
}

/** The `lang` of the name that `localName` gives, where it differs from the page's; screen readers switch voices by it. */
export function localNameLang(named: Named, locale: Locale): "th" | undefined {
  return locale === "en" && !named.nameEn ? "th" : undefined;
}
