import { useEffect, useRef, useState } from "react";
import IconButton from "@mui/material/IconButton";
import CheckCircleOutlined from "@mui/icons-material/CheckCircleOutlined";
import CloseOutlined from "@mui/icons-material/CloseOutlined";
import ErrorOutlineOutlined from "@mui/icons-material/ErrorOutlineOutlined";
import { styled } from "@mui/material/styles";
import { useNotificationContext, useTranslate, type NotificationPayload } from "ra-core";
import { useText } from "../i18n/use-text";
import { color, shadow } from "./tokens";

/** Long enough to read two lines; the clock stops while the pointer or the focus is on the message. */
const VISIBLE_MS = 7_000;

const Stack = styled("div")({
  position: "fixed",
  zIndex: 1400,
  insetInline: 16,
  bottom: 16,
  // Above the save bar, where there is one.
  "body:has([data-save-bar]) &": { bottom: 88 },
  display: "flex",
  flexDirection: "column",
  alignItems: "center",
  gap: 8,
  pointerEvents: "none",
});

const Message = styled("div")({
  pointerEvents: "auto",
  display: "flex",
  alignItems: "center",
  gap: 12,
  maxWidth: 640,
  padding: "4px 4px 4px 16px",
  borderRadius: 12,
  color: "#fff",
  backgroundColor: color.ink,
  boxShadow: shadow.floating,
  "& :focus-visible": { outlineColor: color.focusOnBar },
});

type Shown = NotificationPayload & { id: number };

/** Shows the messages of `useNotify` one above the other and has them read out. */
export function Notifications() {
  const text = useText();
  const { notifications, takeNotification } = useNotificationContext();
  const [shown, setShown] = useState<Shown[]>([]);
  const nextId = useRef(0);
  useEffect(() => {
    if (notifications.length === 0) return;
    const taken = takeNotification();
    if (taken) setShown((before) => [...before, { ...taken, id: nextId.current++ }]);
  }, [notifications, takeNotification]);
  return (
    <Stack role="status" aria-label={text("frame.notifications")}>
      {shown.map((message) => (
        <NotificationMessage
          key={message.id}
          message={message}
          onClose={() => setShown((before) => before.filter(({ id }) => id !== message.id))}
        />
      ))}
    </Stack>
  );
}

function NotificationMessage({ message, onClose }: { message: Shown; onClose: () => void }) {
  const text = useText();
  const translate = useTranslate();
  const [isHeld, setIsHeld] = useState(false);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => close.current(), VISIBLE_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  const Icon = message.type === "error" || message.type === "warning" ? ErrorOutlineOutlined : CheckCircleOutlined;
  const hold = {
    onMouseEnter: () => setIsHeld(true),
    onMouseLeave: () => setIsHeld(false),
    onFocus: () => setIsHeld(true),
    onBlur: () => setIsHeld(false),
  };
  return (
    <Message {...hold}>
      <Icon aria-hidden sx={{ fontSize: 22 }} />
      <span>
        {typeof message.message === "string"
          ? translate(message.message, { _: message.message, ...message.notificationOptions?.messageArgs })
          : message.message}
      </span>
      <IconButton color="inherit" aria-label={text("frame.close")} onClick={onClose}>
        <CloseOutlined aria-hidden sx={{ fontSize: 20 }} />
      </IconButton>
    </Message>
  );
}
