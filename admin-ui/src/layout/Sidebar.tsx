import Drawer from "@mui/material/Drawer";
import { styled } from "@mui/material/styles";
import { GrantPanel } from "../auth/GrantSwitcher";
import { useText } from "../i18n/use-text";
import { Mark } from "./Mark";
import { Menu } from "./Menu";
import { color, size } from "./tokens";

const Docked = styled("nav", { shouldForwardProp: (prop) => prop !== "isOpen" })<{ isOpen: boolean }>(({ isOpen }) => ({
  flexShrink: 0,
  width: isOpen ? size.sidebarWidth : size.sidebarClosedWidth,
  position: "sticky",
  top: size.headerHeight,
  alignSelf: "flex-start",
  height: `calc(100vh - ${size.headerHeight}px)`,
  overflowY: "auto",
  overflowX: "hidden",
  paddingBlock: 12,
  backgroundColor: color.surface,
  borderInlineEnd: `1px solid ${color.line}`,
  "& ul": isOpen ? {} : { paddingInline: 8 },
}));

const DrawerHead = styled("div")({ backgroundColor: color.bar, color: color.barText, padding: 16 });
const Brand = styled("div")({
  display: "flex",
  alignItems: "center",
  gap: 10,
  fontSize: 18,
  fontWeight: 700,
  marginBottom: 12,
});

/** The menu beside the page, wide or reduced to its icons (from 600 px). */
export function Sidebar({ isOpen }: { isOpen: boolean }) {
  const text = useText();
  return (
    <Docked isOpen={isOpen} id="main-menu" aria-label={text("frame.mainMenu")}>
      <Menu isCollapsed={!isOpen} />
    </Docked>
  );
}

/** The menu over the page, headed by the active role (phones). */
export function SidebarDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const text = useText();
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      slotProps={{ paper: { "aria-label": text("frame.mainMenu"), sx: { width: size.sidebarWidth, borderRadius: 0 } } }}
    >
      <DrawerHead>
        <Brand>
          <Mark height={30} /> {text("frame.appName")}
        </Brand>
        <GrantPanel onDone={onClose} />
      </DrawerHead>
      <nav aria-label={text("frame.mainMenu")}>
        <Menu isCollapsed={false} onChoose={onClose} />
      </nav>
    </Drawer>
  );
}
