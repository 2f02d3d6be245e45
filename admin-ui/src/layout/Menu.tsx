import { Link, useLocation } from "react-router";
import { styled } from "@mui/material/styles";
import { useActiveGrant } from "../auth/session";
import { useText } from "../i18n/use-text";
import { menuItemOf, menuOf, type MenuItem } from "./menu-items";
import { color } from "./tokens";

const Group = styled("ul")({ listStyle: "none", margin: 0, padding: "4px 12px" });

const GroupHead = styled("h2")({
  margin: "12px 12px 0",
  padding: "0 12px",
  fontSize: 15,
  lineHeight: 1.6,
  fontWeight: 500,
  color: color.inkPlaceholder,
  whiteSpace: "nowrap",
});

const Item = styled(Link)({
  position: "relative",
  display: "flex",
  alignItems: "center",
  gap: 12,
  minHeight: 44,
  padding: "6px 12px",
  borderRadius: 8,
  fontSize: 16,
  lineHeight: 1.5,
  color: color.ink,
  textDecoration: "none",
  whiteSpace: "nowrap",
  overflow: "hidden",
  transition: "background-color 120ms ease-out",
  "& svg": { fontSize: 22, color: color.inkSecondary, flexShrink: 0 },
  "&:hover": { backgroundColor: color.rowHover },
  '&[aria-current="page"]': { backgroundColor: color.primaryTint, color: color.primaryDark, fontWeight: 600 },
  '&[aria-current="page"] svg': { color: color.primary },
});

const CurrentBar = styled("span")({
  position: "absolute",
  insetInlineStart: -12,
  top: 6,
  bottom: 6,
  width: 4,
  borderRadius: "0 4px 4px 0",
  backgroundColor: color.primary,
});

interface MenuProps {
  isCollapsed: boolean;
  /** Called when an item was chosen; the phone's drawer closes then. */
  onChoose?: () => void;
}

/** The items of the main menu. A service-point officer's menu is short and needs no group headings. */
export function Menu({ isCollapsed, onChoose }: MenuProps) {
  const text = useText();
  const role = useActiveGrant()?.role;
  const hasHeads = !isCollapsed && role !== "SERVICE_POINT_OFFICER";
  return menuOf(role).map((group) => (
    <div key={group.label ?? "top"}>
      {group.label && hasHeads && <GroupHead>{text(group.label)}</GroupHead>}
      <Group aria-label={group.label && text(group.label)}>
        {group.items.map((item) => (
          <MenuEntry key={item.path} item={item} isCollapsed={isCollapsed} onChoose={onChoose} />
        ))}
      </Group>
    </div>
  ));
}

function MenuEntry({ item, isCollapsed, onChoose }: MenuProps & { item: MenuItem }) {
  const text = useText();
  const isCurrent = menuItemOf(useLocation().pathname) === item;
  const Icon = item.icon;
  const label = text(item.label);
  return (
    <li style={{ position: "relative" }}>
      {isCurrent && <CurrentBar />}
      <Item
        to={item.path}
        aria-current={isCurrent ? "page" : undefined}
        aria-label={label}
        title={isCollapsed ? label : undefined}
        onClick={onChoose}
      >
        <Icon aria-hidden />
        {!isCollapsed && <span>{label}</span>}
      </Item>
    </li>
  );
}
