const SECONDS_PER_MINUTE = 60;

export interface WaitClock {
  /** What is said in words: minutes, and in the last one seconds. */
  unit: "minutes" | "seconds";
  count: number;
  /** The clock: "11:42". */
  face: string;
}

/** How a wait of so many seconds is told; null when it is over. */
export function waitClock(seconds: number): WaitClock | null {
  const left = Math.ceil(seconds);
  if (left <= 0) return null;
  const face = `${Math.floor(left / SECONDS_PER_MINUTE)}:${String(left % SECONDS_PER_MINUTE).padStart(2, "0")}`;
  return left > SECONDS_PER_MINUTE
    ? { unit: "minutes", count: Math.ceil(left / SECONDS_PER_MINUTE), face }
    : { unit: "seconds", count: left, face };
}
