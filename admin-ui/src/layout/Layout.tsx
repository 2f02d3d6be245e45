import { Suspense, lazy, useEffect, useState } from "react";
import { useNavigate } from "react-router";
import useMediaQuery from "@mui/material/useMediaQuery";
import { styled, useTheme } from "@mui/material/styles";
import { useStore, type CoreLayoutProps } from "ra-core";
import { SessionEndDialog } from "../auth/SessionEndDialog";
import { useSessionWatch } from "../auth/use-session-watch";
import { closePalette, openPalette, useIsPaletteOpen } from "../palette/palette-state";
import { AppBar } from "./AppBar";
import { useGlobalKeys } from "./keyboard";
import { LiveRegions } from "./LiveRegions";
import { NetworkStrip } from "./NetworkStrip";
import { Notifications } from "./Notifications";
import { PageBoundary } from "./PageBoundary";
import { PageSkeleton } from "./PageSkeleton";
import { Sidebar, SidebarDrawer } from "./Sidebar";
import { SkipLink } from "./SkipLink";

const loadPalette = () => import("../palette/CommandPalette").then((module) => ({ default: module.CommandPalette }));
const CommandPalette = lazy(loadPalette);
const KeyboardHelp = lazy(() => import("./KeyboardHelp").then((module) => ({ default: module.KeyboardHelp })));

const Body = styled("div")({ display: "flex" });
const Main = styled("main")({ flex: 1, minWidth: 0, display: "flex", flexDirection: "column" });

/** Long enough for the page itself to come first. */
const PALETTE_PRELOAD_MS = 2_000;

/** Fetches the palette ahead: whoever presses Ctrl K types on at once, and what is typed while it loads is lost. */
function usePreloadedPalette() {
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), PALETTE_PRELOAD_MS);
    return () => clearTimeout(timer);
  }, []);
}

const goTo = { h: "/", o: "/organisations", s: "/servicePoints" };

/** The frame around every page: skip link, bar, menu, then the page as `main`, and what lies over it. */
export function Layout({ children }: CoreLayoutProps) {
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down("sm"), { noSsr: true });
  const isWide = useMediaQuery(theme.breakpoints.up("lg"), { noSsr: true });
  const [isDockedOpen, setDockedOpen] = useStore<boolean>("menu.isOpen", isWide);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isPaletteOpen = useIsPaletteOpen();
  usePreloadedPalette();
  useSessionWatch();
  const navigate = useNavigate();
  const showKeys = () => setHelpOpen(true);
  useGlobalKeys({ onSearch: openPalette, onHelp: showKeys, goTo, onGo: (path) => void navigate(path) });
  return (
    <>
      <SkipLink />
      <AppBar
        isPhone={isPhone}
        isWide={isWide}
        isMenuOpen={isPhone ? isDrawerOpen : isDockedOpen}
        onToggleMenu={() => (isPhone ? setDrawerOpen(true) : setDockedOpen(!isDockedOpen))}
        onSearch={openPalette}
        onShowKeys={showKeys}
      />
      <NetworkStrip />
      <Body>
        {isPhone ? (
          <SidebarDrawer isOpen={isDrawerOpen} onClose={() => setDrawerOpen(false)} />
        ) : (
          <Sidebar isOpen={isDockedOpen} />
        )}
        <Main id="main-content" tabIndex={-1}>
          <PageBoundary>
            <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
          </PageBoundary>
        </Main>
      </Body>
      <LiveRegions />
      <Notifications />
      <SessionEndDialog />
      <Suspense fallback={null}>
        {isPaletteOpen && <CommandPalette onClose={closePalette} />}
        {isHelpOpen && <KeyboardHelp isOpen onClose={() => setHelpOpen(false)} />}
      </Suspense>
    </>
  );
}
