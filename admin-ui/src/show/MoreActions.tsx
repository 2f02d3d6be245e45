import { useState } from "react";
import { Link } from "react-router";
import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import MoreVertOutlined from "@mui/icons-material/MoreVertOutlined";
import type { EditableRecord } from "../form/form-definition";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { menuContainer } from "../layout/menu-container";
import { color } from "../layout/tokens";
import { permittedOf } from "../permission/reason-text";
import type { MoreAction } from "./show-definition";

/** What else can be done with a record, behind one button: only what this person may do. */
export function MoreActions({ record, actions }: { record: EditableRecord; actions: MoreAction[] }) {
  const text = useText();
  const [locale] = useLocale();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const offered = actions.filter(({ action }) => !action || permittedOf(record.allowedActions, action)?.allowed);
  if (offered.length === 0) return null;
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        aria-label={text("show.more", { name: localName(record, locale) })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ color: color.ink }}
      >
        <MoreVertOutlined />
      </IconButton>
      <Menu anchorEl={anchor} container={() => menuContainer(anchor)} open={anchor !== null} onClose={close}>
        {offered.map(({ label, to }) => (
          <MenuItem key={to} component={Link} to={to} onClick={close}>
            {text(label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
