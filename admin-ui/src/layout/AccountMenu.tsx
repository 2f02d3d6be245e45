import { useState } from "react";
import { useNavigate } from "react-router";
import Divider from "@mui/material/Divider";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Typography from "@mui/material/Typography";
import KeyOutlined from "@mui/icons-material/KeyOutlined";
import KeyboardOutlined from "@mui/icons-material/KeyboardOutlined";
import LogoutOutlined from "@mui/icons-material/LogoutOutlined";
import TranslateOutlined from "@mui/icons-material/TranslateOutlined";
import { styled } from "@mui/material/styles";
import { useLogout } from "ra-core";
import { activeGrantOf, useSession } from "../auth/session";
import { rolesAndActions } from "../../../schema/roles-and-actions";
import { useLocale, useText } from "../i18n/use-text";
import { menuContainer } from "./menu-container";
import { color } from "./tokens";

const Initial = styled("span")({
  display: "grid",
  placeItems: "center",
  width: 36,
  height: 36,
  borderRadius: "50%",
  backgroundColor: color.barTextSecondary,
  color: color.bar,
  fontSize: 16,
  fontWeight: 700,
  lineHeight: 1.75,
});

interface AccountMenuProps {
  /** On a phone the bar has no room for the language button, so the menu has it. */
  hasLanguage: boolean;
  onShowKeys: () => void;
}

/** The person's own menu: name, keyboard shortcuts, signing out. */
export function AccountMenu({ hasLanguage, onShowKeys }: AccountMenuProps) {
  const text = useText();
  const session = useSession();
  const logout = useLogout();
  const navigate = useNavigate();
  const [locale, setLocale] = useLocale();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const role = activeGrantOf(session)?.role;
  const mayRedeem = role !== undefined && rolesAndActions.REDEEM_ACTIVATION_TOKEN[role] !== "no";
  const name = session?.displayName ?? "";
  const close = () => setAnchor(null);
  const choose = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <>
      <IconButton
        aria-label={text("frame.account", { name })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ "&:focus-visible": { outlineColor: color.focusOnBar } }}
      >
        <Initial aria-hidden>{firstLetter(name)}</Initial>
      </IconButton>
      <Menu anchorEl={anchor} container={() => menuContainer(anchor)} open={anchor !== null} onClose={close}>
        <Typography component="li" role="presentation" sx={{ px: 2, py: 1, fontWeight: 600 }}>
          {name}
        </Typography>
        <Divider component="li" aria-hidden />
        {hasLanguage && (
          <MenuItem
            onClick={choose(() => setLocale(locale === "th" ? "en" : "th"))}
            lang={locale === "th" ? "en" : "th"}
          >
            <ListItemIcon>
              <TranslateOutlined aria-hidden />
            </ListItemIcon>
            {locale === "th" ? "English" : "ไทย"}
          </MenuItem>
        )}
        {mayRedeem && (
          <MenuItem onClick={choose(() => void navigate("/activate"))}>
            <ListItemIcon>
              <KeyOutlined aria-hidden />
            </ListItemIcon>
            {text("frame.useToken")}
          </MenuItem>
        )}
        <MenuItem onClick={choose(onShowKeys)}>
          <ListItemIcon>
            <KeyboardOutlined aria-hidden />
          </ListItemIcon>
          {text("frame.keyboardKeys")}
        </MenuItem>
        <MenuItem onClick={choose(() => void logout({ isUserAsking: true }))}>
          <ListItemIcon>
            <LogoutOutlined aria-hidden />
          </ListItemIcon>
          {text("frame.signOut")}
        </MenuItem>
      </Menu>
    </>
  );
}

/** The first consonant: a Thai name may begin with a vowel that is written before it, which alone says nothing. */
function firstLetter(name: string): string {
  return [...name].find((letter) => !/[\u0E40-\u0E44]/.test(letter)) ?? "";
}
