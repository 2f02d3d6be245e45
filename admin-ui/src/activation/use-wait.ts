import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { waitClock, type WaitClock } from "./wait-clock";

const TICK_MS = 500;
const SECOND_MS = 1_000;

export interface Wait {
  /** null: nothing to wait for. */
  clock: WaitClock | null;
  begin: (seconds: number) => void;
}

/** A wait that the server asked for, counted down; its end is said aloud. */
export function useWait(): Wait {
  const text = useText();
  const [until, setUntil] = useState<number | null>(null);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() < until) return;
      setUntil(null);
      announce(text("activation.waitOver"));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [until, text]);
  return {
    clock: until === null ? null : waitClock((until - now) / SECOND_MS),
    begin: (seconds) => {
      setNow(Date.now());
      setUntil(Date.now() + seconds * SECOND_MS);
    },
  };
}
