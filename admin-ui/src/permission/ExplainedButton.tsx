import { useRef, useState, type ReactNode } from "react";
import { Link } from "react-router";
import Button, { type ButtonProps } from "@mui/material/Button";
import Tooltip from "@mui/material/Tooltip";
import { announce } from "../layout/announcer";
import { menuContainer } from "../layout/menu-container";
import { color } from "../layout/tokens";
import { useReasonText } from "./use-reason-text";
import type { Permitted } from "./reason-text";

interface ExplainedButtonProps {
  /** What the API says of the button's action; undefined: it says nothing, so there is no button. */
  permitted: Permitted | undefined;
  /** Leads there, instead of acting. */
  to?: string;
  onClick?: () => void;
  variant?: ButtonProps["variant"];
  startIcon?: ReactNode;
  children: ReactNode;
}

/** A button that is drawn from `allowedActions`: where it may not be pressed it stays, can be focused, and says why. */
export function ExplainedButton({ permitted, to, onClick, children, ...look }: ExplainedButtonProps) {
  const reason = useReasonText(permitted);
  if (!permitted) return null;
  if (permitted.allowed) {
    const target = to === undefined ? { onClick } : { component: Link, to };
    return (
      <Button {...look} {...target}>
        {children}
      </Button>
    );
  }
  return (
    <RefusedButton reason={reason} {...look}>
      {children}
    </RefusedButton>
  );
}

interface RefusedButtonProps extends Pick<ExplainedButtonProps, "startIcon" | "children"> {
  reason: string;
}

/** A button that may not be pressed now. Hover, focus and a tap all tell the reason; a screen reader has it as its description. */
export function RefusedButton({ reason, startIcon, children }: RefusedButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Tooltip
      title={reason}
      describeChild
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      slotProps={{
        popper: { container: () => menuContainer(button.current) },
        tooltip: {
          sx: {
            fontSize: 15,
            lineHeight: 1.6,
            p: 1.5,
            maxWidth: "min(360px, calc(100vw - 48px))",
            backgroundColor: color.ink,
          },
        },
      }}
    >
      <Button
        ref={button}
        variant="outlined"
        startIcon={startIcon}
        aria-disabled
        onClick={() => {
          setOpen(true);
          announce(reason);
        }}
        sx={{ color: color.inkPlaceholder, backgroundColor: color.page, borderStyle: "dashed", cursor: "help" }}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
