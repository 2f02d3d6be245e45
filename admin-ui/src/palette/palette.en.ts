import type { paletteTh } from "./palette.th";

export const paletteEn: typeof paletteTh = {
  title: "Search everything",
  hint: "Organisation, service point, code or menu item",
  menu: "Menu",
  organisations: "Organisations",
  servicePoints: "Service points",
  searching: "Searching",
  none: "Nothing found for “%{text}”",
  found: "%{count} result |||| %{count} results",
  failed: "The search did not work. Type again to retry",
  keys: "Up and down to choose, Enter to open, Esc to close",
};
