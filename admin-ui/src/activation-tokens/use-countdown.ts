import { useEffect, useState } from "react";

/** The seconds left until a moment; undefined without one. The clock decides, not the number of ticks: a tab may sleep. */
export function useCountdown(endsAt: number | null): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (endsAt === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [endsAt]);
  return endsAt === null ? undefined : secondsLeft(endsAt, now);
}

/** Whole seconds, the one that has begun among them; never less than none. */
export function secondsLeft(endsAt: number, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1_000));
}
