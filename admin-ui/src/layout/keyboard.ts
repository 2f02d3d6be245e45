import { useEffect, useRef } from "react";
import { useStore } from "ra-core";

/** Whether keys of a single letter act; off for people whose speech input or tremor triggers them (WCAG 2.1.4). */
export function useSingleLetterKeys(): [boolean, (isOn: boolean) => void] {
  return useStore<boolean>("keyboard.singleLetters", true);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="application"], [role="tree"], [role="dialog"]') !== null)
  );
}

const SEQUENCE_MS = 1_500;

export interface GlobalKeys {
  onSearch: () => void;
  onHelp: () => void;
  /** `g` and then one of these letters goes to a path. */
  goTo: Record<string, string>;
  onGo: (path: string) => void;
}

/** The keys that work on every page: Ctrl K and `/` search, `?` help, `g` and a letter go somewhere. */
export function useGlobalKeys(keys: GlobalKeys): void {
  const [areLettersOn] = useSingleLetterKeys();
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    let goPressedAt = 0;
    function onKeyDown(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        current.current.onSearch();
        return;
      }
      if (!areLettersOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const path = event.timeStamp - goPressedAt < SEQUENCE_MS ? current.current.goTo[event.key] : undefined;
      goPressedAt = event.key === "g" ? event.timeStamp : 0;
      if (path) current.current.onGo(path);
      else if (event.key === "/") current.current.onSearch();
      else if (event.key === "?") current.current.onHelp();
      else return;
      event.preventDefault();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [areLettersOn]);
}
