import type { ComponentType } from "react";
import type { SvgIconProps } from "@mui/material/SvgIcon";
import AccountTreeOutlined from "@mui/icons-material/AccountTreeOutlined";
import AppRegistrationOutlined from "@mui/icons-material/AppRegistrationOutlined";
import ApiOutlined from "@mui/icons-material/ApiOutlined";
import ApartmentOutlined from "@mui/icons-material/ApartmentOutlined";
import ChecklistOutlined from "@mui/icons-material/ChecklistOutlined";
import DonutLargeOutlined from "@mui/icons-material/DonutLargeOutlined";
import EventBusyOutlined from "@mui/icons-material/EventBusyOutlined";
import GroupOutlined from "@mui/icons-material/GroupOutlined";
import HomeOutlined from "@mui/icons-material/HomeOutlined";
import KeyOutlined from "@mui/icons-material/KeyOutlined";
import ManageSearchOutlined from "@mui/icons-material/ManageSearchOutlined";
import MapOutlined from "@mui/icons-material/MapOutlined";
import OutboxOutlined from "@mui/icons-material/OutboxOutlined";
import PlaceOutlined from "@mui/icons-material/PlaceOutlined";
import WrongLocationOutlined from "@mui/icons-material/WrongLocationOutlined";
import TravelExploreOutlined from "@mui/icons-material/TravelExploreOutlined";
import UploadFileOutlined from "@mui/icons-material/UploadFileOutlined";
import { rolesAndActions, type Action } from "../../../schema/roles-and-actions";
import type { Role } from "../auth/session";
import type { MessageKey } from "../i18n/messages";

export interface MenuItem {
  path: string;
  label: MessageKey;
  icon: ComponentType<SvgIconProps>;
  /** The item is there for whose role may do this; for everybody when not given. */
  action?: Action;
}

export interface MenuGroup {
  /** A heading, not a link; the first group has none. */
  label?: MessageKey;
  items: MenuItem[];
}

/** The main menu, in the order and with the labels that the users' manuals have. The command palette lists the same. */
export const menuGroups: MenuGroup[] = [
  { items: [{ path: "/", label: "frame.menu.home", icon: HomeOutlined }] },
  {
    label: "frame.menu.organisationsGroup",
    items: [
      { path: "/organisations", label: "frame.menu.organisations", icon: ApartmentOutlined },
      { path: "/organisations/tree", label: "frame.menu.tree", icon: AccountTreeOutlined },
      { path: "/servicePoints", label: "frame.menu.servicePoints", icon: PlaceOutlined },
      { path: "/servicePoints/map", label: "frame.menu.map", icon: MapOutlined },
      { path: "/publicServicePoints", label: "frame.menu.publicServicePoints", icon: TravelExploreOutlined },
      {
        path: "/registrations",
        label: "frame.menu.registrations",
        icon: AppRegistrationOutlined,
        action: "MANAGE_ACTIVATION_TOKENS",
      },
      { path: "/pinReview", label: "frame.menu.pinReview", icon: WrongLocationOutlined },
      { path: "/pinningProgress", label: "frame.menu.pinningProgress", icon: DonutLargeOutlined },
      { path: "/imports", label: "frame.menu.imports", icon: UploadFileOutlined, action: "EDIT_PROFILE" },
      { path: "/bulkChanges", label: "frame.menu.bulkChanges", icon: ChecklistOutlined, action: "EDIT_PROFILE" },
      { path: "/holidays", label: "frame.menu.holidays", icon: EventBusyOutlined },
    ],
  },
  {
    label: "frame.menu.accountsGroup",
    items: [
      {
        path: "/activationTokenPlaces",
        label: "frame.menu.activationTokens",
        icon: KeyOutlined,
        action: "MANAGE_ACTIVATION_TOKENS",
      },
      { path: "/grants", label: "frame.menu.grants", icon: GroupOutlined, action: "MANAGE_GRANTS" },
      { path: "/apiKeys", label: "frame.menu.apiKeys", icon: ApiOutlined, action: "MANAGE_API_KEYS" },
      {
        path: "/auditEntries",
        label: "frame.menu.auditEntries",
        icon: ManageSearchOutlined,
        action: "READ_AUDIT_TRAIL",
      },
      { path: "/mails", label: "frame.menu.mails", icon: OutboxOutlined, action: "READ_MAIL_OUTBOX" },
    ],
  },
];

/** The groups and items that a role has something to do in. */
export function menuOf(role: Role | undefined): MenuGroup[] {
  const isOffered = ({ action }: MenuItem) =>
    action === undefined || (role !== undefined && rolesAndActions[action][role] !== "no");
  return menuGroups
    .map((group) => ({ ...group, items: group.items.filter(isOffered) }))
    .filter(({ items }) => items.length > 0);
}

const allItems = menuGroups.flatMap((group) => group.items);

/** The menu item that a page belongs to: the one with the longest path that the page's path starts with. */
export function menuItemOf(pathname: string): MenuItem | undefined {
  return allItems
    .filter(({ path }) => (path === "/" ? pathname === "/" : pathname === path || pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
