import { Link } from "react-router";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import MenuOutlined from "@mui/icons-material/MenuOutlined";
import SearchOutlined from "@mui/icons-material/SearchOutlined";
import { styled } from "@mui/material/styles";
import { GrantSwitcher } from "../auth/GrantSwitcher";
import { useLocale, useText } from "../i18n/use-text";
import { AccountMenu } from "./AccountMenu";
import { Mark } from "./Mark";
import { color, size } from "./tokens";

const Bar = styled("header")({
  position: "sticky",
  top: 0,
  zIndex: 1100,
  display: "flex",
  alignItems: "center",
  gap: 8,
  minHeight: size.headerHeight,
  padding: "0 12px",
  backgroundColor: color.bar,
  color: color.barText,
  "& :focus-visible": { outlineColor: color.focusOnBar },
});

const BrandLink = styled(Link)({
  display: "flex",
  alignItems: "center",
  gap: 10,
  color: color.barText,
  textDecoration: "none",
  borderRadius: 8,
  padding: 4,
  "& strong": { display: "block", fontSize: 18, lineHeight: 1.4, fontWeight: 700 },
  "& small": { display: "block", fontSize: 13, lineHeight: 1.4, color: color.barTextSecondary, whiteSpace: "nowrap" },
});

const SearchButton = styled("button")({
  flex: "1 1 0",
  maxWidth: 544,
  minWidth: 44,
  height: 44,
  marginInline: "auto",
  display: "flex",
  alignItems: "center",
  gap: 10,
  padding: "0 12px",
  font: "inherit",
  color: color.barText,
  textAlign: "start",
  backgroundColor: "rgba(255,255,255,.08)",
  border: `1px solid ${color.barBorder}`,
  borderRadius: 8,
  cursor: "pointer",
  "& > span": { flex: 1, overflow: "hidden", whiteSpace: "nowrap", textOverflow: "ellipsis", lineHeight: 1.75 },
  "& kbd": {
    font: "inherit",
    fontSize: 13,
    whiteSpace: "nowrap",
    padding: "0 6px",
    border: `1px solid ${color.barBorder}`,
    borderRadius: 4,
  },
});

interface AppBarProps {
  isPhone: boolean;
  isWide: boolean;
  isMenuOpen: boolean;
  onToggleMenu: () => void;
  onSearch: () => void;
  onShowKeys: () => void;
}

/** The dark bar over every page: menu, mark, search, role, language, account. */
export function AppBar({ isPhone, isWide, isMenuOpen, onToggleMenu, onSearch, onShowKeys }: AppBarProps) {
  const text = useText();
  const menuLabel = isPhone ? "frame.openMenu" : isMenuOpen ? "frame.collapseMenu" : "frame.expandMenu";
  return (
    <Bar>
      <IconButton
        color="inherit"
        aria-label={text(menuLabel)}
        aria-expanded={isMenuOpen}
        aria-controls={isPhone ? undefined : "main-menu"}
        onClick={onToggleMenu}
      >
        <MenuOutlined aria-hidden />
      </IconButton>
      <BrandLink to="/" aria-label={text("frame.toHome")}>
        <Mark />
        <span>
          <strong>{text("frame.appName")}</strong>
          {isWide && <small>{text("frame.tagline")}</small>}
        </span>
      </BrandLink>
      <BarSearch isPhone={isPhone} onSearch={onSearch} />
      {!isPhone && <GrantSwitcher />}
      {!isPhone && <LanguageButton />}
      <AccountMenu hasLanguage={isPhone} onShowKeys={onShowKeys} />
    </Bar>
  );
}

function BarSearch({ isPhone, onSearch }: Pick<AppBarProps, "isPhone" | "onSearch">) {
  const text = useText();
  if (isPhone) {
    return (
      <IconButton color="inherit" aria-label={text("frame.searchShort")} onClick={onSearch} sx={{ ml: "auto" }}>
        <SearchOutlined aria-hidden />
      </IconButton>
    );
  }
  return (
    <SearchButton type="button" aria-haspopup="dialog" aria-keyshortcuts="Control+K" onClick={onSearch}>
      <SearchOutlined aria-hidden />
      <span>{text("frame.search")}</span>
      <kbd aria-hidden>Ctrl K</kbd>
    </SearchButton>
  );
}

function LanguageButton() {
  const text = useText();
  const [locale, setLocale] = useLocale();
  const other = locale === "th" ? "en" : "th";
  return (
    <Button
      color="inherit"
      aria-label={text(other === "en" ? "frame.toEnglish" : "frame.toThai")}
      onClick={() => setLocale(other)}
      sx={{ minWidth: 44, px: 1 }}
    >
      {other === "en" ? "EN" : "ไทย"}
    </Button>
  );
}
