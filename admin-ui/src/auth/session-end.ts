import { useSyncExternalStore } from "react";

/**
 * What is known outside React's tree about unsaved work and an ended session: the auth provider, which is no component,
 * has to decide whether it may take the page away.
 */
let unsavedForms = 0;
let hasEnded = false;
let wasSignedIn = false;
const listeners = new Set<() => void>();

/** A form with edits calls this; the function it gets back says that the edits are saved or dropped. */
export function registerUnsavedWork(): () => void {
  unsavedForms += 1;
  return () => {
    unsavedForms -= 1;
  };
}

export function hasUnsavedWork(): boolean {
  return unsavedForms > 0;
}

function setEnded(value: boolean): void {
  hasEnded = value;
  for (const listener of listeners) listener();
}

/** The session ended while something typed is not saved. */
export function reportSessionEnd(): void {
  setEnded(true);
}

/** The person signed in again (in another tab), or chose to look at the page as it is. */
export function dismissSessionEnd(): void {
  setEnded(false);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the session ended over unsaved work and nobody has reacted yet. */
export function useHasSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => hasEnded);
}

/** The server answered somebody signed in: from now on an end of the session is news. */
export function noteSignedIn(): void {
  wasSignedIn = true;
}

/** Had this tab a session? Then its end is told, also one that the server says nothing of: signed out in another tab. */
export function hadSession(): boolean {
  return wasSignedIn;
}
