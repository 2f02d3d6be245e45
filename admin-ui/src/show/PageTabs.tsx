import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import { styled } from "@mui/material/styles";
import type { MessageKey } from "../i18n/messages";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";

const Tabs = styled("nav")({
  display: "flex",
  gap: 4,
  overflowX: "auto",
  borderBottom: `1px solid ${color.line}`,
  "& a": {
    padding: "10px 16px",
    color: color.inkSecondary,
    fontWeight: 600,
    textDecoration: "none",
    whiteSpace: "nowrap",
    borderBottom: "3px solid transparent",
    outlineOffset: -3,
  },
  "& a[aria-current]": { color: color.primary, borderBottomColor: color.primary },
});

export interface PageTab {
  /** The end of the tab's address; '' for the first one. */
  key: string;
  label: MessageKey;
}

/** The parts of a record's page, each with an address of its own. */
export function PageTabs({ path, tabs }: { path: string; tabs: PageTab[] }) {
  const text = useText();
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the tabs scroll sideways: the open one must be seen, whichever address led here.
  useEffect(() => {
    if (pathname.startsWith(path)) {
      nav.current?.querySelector("[aria-current]")?.scrollIntoView({ inline: "nearest", block: "nearest" });
    }
  }, [pathname, path]);
  return (
    <Tabs ref={nav} aria-label={text("show.tabs")}>
      {tabs.map(({ key, label }) => (
        <NavLink key={key} to={key ? `${path}/${key}` : path} end>
          {text(label)}
        </NavLink>
      ))}
    </Tabs>
  );
}
