import polyglotI18nProvider from "ra-i18n-polyglot";
import type { I18nProvider } from "ra-core";
import type { Locale } from "../format/date";
import { th } from "./th";

const LOCALE_KEY = "pakmut.locale";

/** The language chosen on this machine before; Thai when none was. */
export function storedLocale(): Locale {
  return localStorage.getItem(LOCALE_KEY) === "en" ? "en" : "th";
}

/** Keeps the choice for the next visit and tells the browser, and with it screen readers, the page's language. */
export function rememberLocale(locale: Locale): void {
  localStorage.setItem(LOCALE_KEY, locale);
  document.documentElement.lang = locale;
}

async function loadMessages(locale: string) {
  return locale === "en" ? (await import("./en")).en : th;
}

/**
 * react-admin's translation provider. Thai is part of the first load; English comes as its own chunk, so an English
 * start waits for it.
 */
export async function createI18nProvider(): Promise<I18nProvider> {
  const locale = storedLocale();
  const initialMessages = await loadMessages(locale);
  document.documentElement.lang = locale;
  return polyglotI18nProvider(
    (wanted) => (wanted === locale ? initialMessages : loadMessages(wanted)) as typeof initialMessages,
    locale,
    [
      { locale: "th", name: "ไทย" },
      { locale: "en", name: "English" },
    ],
    { allowMissing: false },
  );
}
