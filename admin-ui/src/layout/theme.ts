import { thTH, enUS } from "@mui/material/locale";
import { createTheme, type Components, type Theme } from "@mui/material/styles";
import { color, shadow, size, tone } from "./tokens";

/** `figure`: the large number of a tile. */
declare module "@mui/material/styles" {
  interface TypographyVariants {
    figure: React.CSSProperties;
  }
  interface TypographyVariantsOptions {
    figure?: React.CSSProperties;
  }
}
declare module "@mui/material/Typography" {
  interface TypographyPropsVariantOverrides {
    figure: true;
  }
}

const fontFamily = "Sarabun, 'Noto Sans Thai', 'Leelawadee UI', Thonburi, sans-serif";

/**
 * Sarabun's tone marks stand up to 1.29 em above and its lower vowels 0.54 em below the line, so running text needs a
 * line height of at least 1.65, and whatever is cut off (ellipsis) 1.75, or the marks lose their tops.
 */
const typography = {
  fontFamily,
  h1: { fontSize: 28, lineHeight: 1.4, fontWeight: 700, "@media (max-width:599.95px)": { fontSize: 24 } },
  h2: { fontSize: 22, lineHeight: 1.45, fontWeight: 700 },
  h3: { fontSize: 18, lineHeight: 1.5, fontWeight: 600 },
  h4: { fontSize: 16, lineHeight: 1.5, fontWeight: 600 },
  h5: { fontSize: 16, lineHeight: 1.5, fontWeight: 600 },
  h6: { fontSize: 16, lineHeight: 1.5, fontWeight: 600 },
  figure: { fontFamily, fontSize: 32, lineHeight: 1.35, fontWeight: 700, fontVariantNumeric: "tabular-nums" },
  subtitle1: { fontSize: 16, lineHeight: 1.65 },
  subtitle2: { fontSize: 16, lineHeight: 1.5, fontWeight: 600 },
  body1: { fontSize: 16, lineHeight: 1.65 },
  body2: { fontSize: 15, lineHeight: 1.6 },
  button: { fontSize: 16, lineHeight: 1.5, fontWeight: 600, textTransform: "none" as const, letterSpacing: 0 },
  caption: { fontSize: 14, lineHeight: 1.55 },
  overline: { fontSize: 14, lineHeight: 1.55, textTransform: "none" as const, letterSpacing: 0 },
};

const focusRing = { outline: `3px solid ${color.focus}`, outlineOffset: 2 };

const baseline: Components<Theme>["MuiCssBaseline"] = {
  styleOverrides: {
    html: { scrollPaddingTop: 80, scrollPaddingBottom: 88 },
    body: { fontVariantNumeric: "tabular-nums", backgroundColor: color.page, minWidth: 320 },
    ":focus-visible": focusRing,
    "h1:focus, h2:focus, main:focus": { outline: "none" },
    "button, input, select, textarea": { fontFamily: "inherit" },
    a: { color: color.primary, textUnderlineOffset: "4px" },
    "::placeholder": { color: `${color.inkPlaceholder} !important`, opacity: "1 !important" },
    ".visually-hidden": {
      position: "absolute",
      width: "1px",
      height: "1px",
      padding: 0,
      margin: "-1px",
      overflow: "hidden",
      clipPath: "inset(50%)",
      whiteSpace: "nowrap",
      border: 0,
    },
    "@media (prefers-reduced-motion: reduce)": {
      "*, *::before, *::after": { animationDuration: "0.01ms !important", transitionDuration: "0.01ms !important" },
    },
  },
};

const buttons: Components<Theme> = {
  MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: { borderRadius: 8, minHeight: 40, padding: "6px 16px", whiteSpace: "nowrap", "&:focus-visible": focusRing },
      sizeSmall: { minHeight: 36, padding: "4px 12px", fontSize: 15 },
      sizeLarge: { minHeight: 48, padding: "10px 24px", fontSize: 16 },
      outlined: { borderColor: color.controlBorder, color: color.ink, backgroundColor: color.surface },
      startIcon: { "& > *:nth-of-type(1)": { fontSize: 22 } },
    },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        minHeight: 40,
        padding: "4px 12px",
        fontSize: 15,
        lineHeight: 1.5,
        whiteSpace: "nowrap",
        textTransform: "none",
        color: color.ink,
        borderColor: color.controlBorder,
        "&.Mui-selected, &.Mui-selected:hover": { color: "#fff", backgroundColor: color.primary },
      },
    },
  },
  MuiIconButton: {
    styleOverrides: { root: { borderRadius: 8, width: 44, height: 44, padding: 4, "&:focus-visible": focusRing } },
  },
};

/** Labels stand above their field and never float: long Thai labels would be cut, and a label must stay visible. */
const fields: Components<Theme> = {
  MuiTextField: { defaultProps: { variant: "outlined", fullWidth: true } },
  MuiInputLabel: {
    defaultProps: { shrink: true },
    styleOverrides: {
      root: {
        position: "static",
        transform: "none",
        maxWidth: "100%",
        whiteSpace: "normal",
        overflow: "visible",
        marginBottom: 4,
        color: color.ink,
        fontSize: 16,
        lineHeight: 1.5,
        fontWeight: 600,
        "&.Mui-focused, &.Mui-error": { color: color.ink },
      },
      asterisk: { color: tone.error.text },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: {
        backgroundColor: color.surface,
        borderRadius: 8,
        minHeight: size.controlHeight,
        "&:hover .MuiOutlinedInput-notchedOutline": { borderColor: color.ink },
        "& .MuiInputAdornment-positionStart + input": { paddingLeft: 0 },
      },
      input: {
        height: "auto",
        lineHeight: 1.5,
        padding: "10px 12px",
        boxSizing: "border-box",
        // A text area is measured in lines; a least height would count for each of them.
        "&:not(textarea)": { minHeight: size.controlHeight },
      },
      multiline: { padding: "10px 12px", "& textarea": { lineHeight: 1.65, padding: 0 } },
      notchedOutline: { borderColor: color.controlBorder, top: 0, "& legend": { display: "none" } },
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: {
        margin: "4px 0 0",
        fontSize: 15,
        lineHeight: 1.6,
        color: color.inkSecondary,
        "&.Mui-error": { fontWeight: 600 },
      },
    },
  },
  MuiSelect: { styleOverrides: { select: { minHeight: "0 !important", lineHeight: 1.5 } } },
};

const surfaces: Components<Theme> = {
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { rounded: { borderRadius: 12 } } },
  MuiMenu: {
    styleOverrides: { paper: { boxShadow: shadow.floating, borderRadius: 12, border: `1px solid ${color.line}` } },
  },
  MuiMenuItem: { styleOverrides: { root: { minHeight: 44, lineHeight: 1.6, whiteSpace: "normal" } } },
  MuiDialog: { styleOverrides: { paper: { boxShadow: shadow.floating, borderRadius: 12 } } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: 22, lineHeight: 1.45, fontWeight: 700 } } },
  MuiDialogActions: { styleOverrides: { root: { padding: "8px 24px 20px", gap: 8, flexWrap: "wrap" } } },
  MuiAutocomplete: {
    styleOverrides: {
      paper: { boxShadow: shadow.floating, border: `1px solid ${color.line}` },
      option: { minHeight: "44px !important" },
    },
  },
  MuiLink: { defaultProps: { underline: "hover" }, styleOverrides: { root: { textUnderlineOffset: "4px" } } },
  MuiSkeleton: { defaultProps: { animation: false }, styleOverrides: { root: { backgroundColor: color.meterTrack } } },
};

/** The theme in one language: MUI's own words (clear, open, no options) come from its locale file. */
export function createPakmutTheme(locale: string): Theme {
  return createTheme(
    {
      palette: {
        mode: "light",
        primary: { main: color.primary, dark: color.primaryDark, contrastText: "#FFFFFF" },
        error: { main: tone.error.text },
        warning: { main: tone.warn.text },
        success: { main: tone.ok.text },
        info: { main: tone.info.text },
        text: { primary: color.ink, secondary: color.inkSecondary, disabled: color.inkPlaceholder },
        background: { default: color.page, paper: color.surface },
        divider: color.line,
      },
      typography,
      shape: { borderRadius: 8 },
      spacing: 8,
      breakpoints: { values: { xs: 0, sm: 600, md: 900, lg: 1200, xl: 1440 } },
      transitions: {
        duration: {
          shortest: 120,
          shorter: 120,
          short: 200,
          standard: 200,
          complex: 200,
          enteringScreen: 200,
          leavingScreen: 200,
        },
      },
      components: { MuiCssBaseline: baseline, ...buttons, ...fields, ...surfaces },
    },
    locale === "en" ? enUS : thTH,
  );
}
