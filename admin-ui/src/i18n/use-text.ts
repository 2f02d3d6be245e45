import { useCallback } from "react";
import { useLocaleState, useTranslate } from "ra-core";
import type { Locale } from "../format/date";
import type { MessageKey } from "./messages";
import { rememberLocale } from "./i18n-provider";

export type TextValues = Record<string, string | number>;
export type Text = (key: MessageKey, values?: TextValues) => string;

/** Translates keys that the compiler knows. `smart_count` chooses singular or plural where the language has them. */
export function useText(): Text {
  const translate = useTranslate();
  return useCallback((key, values) => translate(key, values), [translate]);
}

/** The language of the page and the function that switches it at once, without reloading. */
export function useLocale(): [Locale, (locale: Locale) => void] {
  const [locale, setLocale] = useLocaleState();
  const change = useCallback(
    (next: Locale) => {
      rememberLocale(next);
      setLocale(next);
    },
    [setLocale],
  );
  return [locale === "en" ? "en" : "th", change];
}
