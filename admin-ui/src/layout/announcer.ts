import { useSyncExternalStore } from "react";

type Politeness = "status" | "alert";

interface Announcement {
  text: string;
  /** Grows with each announcement, so that the same text twice is read twice. */
  serial: number;
}

const current: Record<Politeness, Announcement> = { status: { text: "", serial: 0 }, alert: { text: "", serial: 0 } };
const listeners = new Set<() => void>();

/**
 * Has a screen reader say something: `status` waits for a pause (counts, sorting, a saved draft), `alert` interrupts
 * (an error that nothing else shows).
 */
export function announce(text: string, politeness: Politeness = "status"): void {
  current[politeness] = { text, serial: current[politeness].serial + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the live region of that politeness says now. */
export function useAnnouncement(politeness: Politeness): Announcement {
  return useSyncExternalStore(subscribe, () => current[politeness]);
}
