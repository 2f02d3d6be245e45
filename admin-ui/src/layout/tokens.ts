/**
 * The colours, sizes and breakpoints of the interface. Every pair that carries text has a contrast of at least 4.5,
 * every control border at least 3, on white and on the page colour.
 */
export const color = {
  ink: "#17212B",
  inkSecondary: "#46535F",
  inkPlaceholder: "#5F6C78",
  page: "#F4F6F8",
  surface: "#FFFFFF",
  inset: "#F8F9FB",
  rowHover: "#F2F6FB",
  line: "#DCE1E6",
  controlBorder: "#76838F",
  primary: "#155196",
  primaryDark: "#0F3D73",
  primaryTint: "#E9F1FA",
  bar: "#12294A",
  barText: "#FFFFFF",
  barTextSecondary: "#C9D6E6",
  barBorder: "#8CA2BE",
  /** Only for the pin and the mark, never for an error. */
  pin: "#D0342C",
  focus: "#0B57D0",
  focusOnBar: "#FFB000",
  meterTrack: "#E3E7EB",
  meterLow: "#B36B00",
  seriesOther: "#687B8F",
} as const;

/** Text and background of a chip, a banner or an icon that says something exceptional. */
export const tone = {
  ok: { text: "#17633F", tint: "#E4F3EA" },
  warn: { text: "#7A4A00", tint: "#FFF1D6" },
  error: { text: "#A8201A", tint: "#FCEBE9" },
  neutral: { text: "#46535F", tint: "#ECEFF2" },
  info: { text: "#155196", tint: "#E9F1FA" },
  violet: { text: "#563A8F", tint: "#F0EBF9" },
  teal: { text: "#0B5C66", tint: "#E0F2F4" },
  /** The quiet normal case: no tint, so that the exceptions stand out. */
  plain: { text: "#46535F", tint: "transparent" },
} as const;

export type Tone = keyof typeof tone;

/** Lengths in CSS pixels. */
export const size = {
  headerHeight: 64,
  sidebarWidth: 272,
  sidebarClosedWidth: 64,
  listMaxWidth: 1440,
  homeMaxWidth: 1280,
  editMaxWidth: 1240,
  readingMaxWidth: 760,
  controlHeight: 44,
  saveBarHeight: 72,
} as const;

export const shadow = {
  floating: "0 8px 24px rgba(16, 28, 44, .18)",
  stickyBar: "0 -4px 12px rgba(16, 28, 44, .06)",
} as const;
