import { useEffect, useState } from "react";
import LinearProgress from "@mui/material/LinearProgress";
import { styled } from "@mui/material/styles";
import { onlineManager, useIsFetching } from "@tanstack/react-query";
import { useText } from "../i18n/use-text";
import { size, tone } from "./tokens";

const BAR_AFTER_MS = 1_000;
const SLOW_AFTER_MS = 8_000;

const Strip = styled("div")({
  position: "sticky",
  top: size.headerHeight,
  zIndex: 1090,
  padding: "4px 16px",
  textAlign: "center",
  fontSize: 15,
  lineHeight: 1.65,
  color: tone.warn.text,
  backgroundColor: tone.warn.tint,
});

/** Whether the browser says that the line is up. */
export function useIsOnline(): boolean {
  const [isOnline, setIsOnline] = useState(onlineManager.isOnline());
  useEffect(() => onlineManager.subscribe(setIsOnline), []);
  return isOnline;
}

type Wait = "none" | "bar" | "slow";

function useWait(): Wait {
  const isFetching = useIsFetching() > 0;
  const [wait, setWait] = useState<Wait>("none");
  useEffect(() => {
    if (!isFetching) {
      setWait("none");
      return undefined;
    }
    const timers = [setTimeout(() => setWait("bar"), BAR_AFTER_MS), setTimeout(() => setWait("slow"), SLOW_AFTER_MS)];
    return () => timers.forEach(clearTimeout);
  }, [isFetching]);
  return wait;
}

/** Under the header: a thin bar when an answer takes over a second, a sentence after eight, and a strip while offline. */
export function NetworkStrip() {
  const text = useText();
  const isOnline = useIsOnline();
  const wait = useWait();
  return (
    <div role="status">
      {!isOnline && <Strip>{text("frame.offline")}</Strip>}
      {isOnline && wait === "slow" && <Strip>{text("frame.slow")}</Strip>}
      {isOnline && wait !== "none" && (
        <LinearProgress
          aria-label={text("frame.loading")}
          sx={{ position: "fixed", top: size.headerHeight, insetInline: 0, zIndex: 1095, height: 3 }}
        />
      )}
    </div>
  );
}
