import { useState } from "react";
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import CheckOutlined from "@mui/icons-material/CheckOutlined";
import ExpandMoreOutlined from "@mui/icons-material/ExpandMoreOutlined";
import { styled } from "@mui/material/styles";
import { useLocale, useText } from "../i18n/use-text";
import { menuContainer } from "../layout/menu-container";
import { color } from "../layout/tokens";
import { grantOrganisationName } from "./grant-name";
import { activeGrantOf, useSession, type SessionGrant } from "./session";
import { useSwitchGrant } from "./use-switch-grant";

const OnBarButton = styled(Button)({
  color: color.barText,
  backgroundColor: "transparent",
  borderColor: color.barBorder,
  "&:focus-visible": { outlineColor: color.focusOnBar },
});

const Lines = styled("span")(({ theme }) => ({
  display: "flex",
  flexDirection: "column",
  alignItems: "flex-start",
  minWidth: 0,
  "& > span": { maxWidth: 280, overflow: "hidden", textOverflow: "ellipsis", lineHeight: 1.75 },
  "& > span:first-of-type": { fontSize: 15 },
  "& > span:last-of-type": { fontSize: 14, fontWeight: 400, lineHeight: 1.4, color: color.barTextSecondary },
  [theme.breakpoints.between("sm", "lg")]: { "& > span": { maxWidth: 180 } },
}));

function GrantLines({ grant }: { grant: SessionGrant }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <Lines>
      <span>{grantOrganisationName(grant, locale)}</span>
      <span>{text(`role.${grant.role}`)}</span>
    </Lines>
  );
}

interface GrantMenuProps {
  anchor: HTMLElement | null;
  onClose: () => void;
  onDone?: () => void;
}

function GrantMenu({ anchor, onClose, onDone }: GrantMenuProps) {
  const text = useText();
  const [locale] = useLocale();
  const session = useSession();
  const switchGrant = useSwitchGrant();
  return (
    <Menu
      anchorEl={anchor}
      container={() => menuContainer(anchor)}
      open={anchor !== null}
      onClose={onClose}
      slotProps={{ list: { "aria-label": text("frame.switchRole") } }}
    >
      {session?.grants.map((grant) => {
        const isActive = grant.id === session.activeGrantId;
        return (
          <MenuItem
            key={grant.id}
            selected={isActive}
            aria-current={isActive || undefined}
            onClick={() => {
              onClose();
              onDone?.();
              if (!isActive) void switchGrant(grant);
            }}
            sx={{ gap: 1.5, alignItems: "flex-start", maxWidth: 420 }}
          >
            <CheckOutlined aria-hidden sx={{ visibility: isActive ? "visible" : "hidden", fontSize: 22, mt: "2px" }} />
            <span>
              <strong style={{ fontWeight: 600 }}>{grantOrganisationName(grant, locale)}</strong>
              <br />
              {text(`role.${grant.role}`)}
            </span>
          </MenuItem>
        );
      })}
    </Menu>
  );
}

/** In the bar: whose eyes this person sees with; opens the choice when there is one. With a single grant it is plain text. */
export function GrantSwitcher() {
  const text = useText();
  const session = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const grant = activeGrantOf(session);
  if (!session || !grant) return null;
  if (session.grants.length < 2) return <GrantLines grant={grant} />;
  return (
    <>
      <OnBarButton
        variant="outlined"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-describedby="grant-switcher-hint"
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<ExpandMoreOutlined aria-hidden />}
        sx={{ py: "2px" }}
      >
        <GrantLines grant={grant} />
      </OnBarButton>
      <span id="grant-switcher-hint" hidden>
        {text("frame.switchRole")}
      </span>
      <GrantMenu anchor={anchor} onClose={() => setAnchor(null)} />
    </>
  );
}

/** The same at the head of the phone's drawer. */
export function GrantPanel({ onDone }: { onDone: () => void }) {
  const text = useText();
  const session = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const grant = activeGrantOf(session);
  if (!session || !grant) return null;
  return (
    <>
      <GrantLines grant={grant} />
      {session.grants.length > 1 && (
        <OnBarButton
          variant="outlined"
          size="small"
          sx={{ mt: 1.5, minHeight: 44 }}
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {text("frame.switchRoleCount", { count: session.grants.length })}
        </OnBarButton>
      )}
      <GrantMenu anchor={anchor} onClose={() => setAnchor(null)} onDone={onDone} />
    </>
  );
}
