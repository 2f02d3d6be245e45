import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { focusField } from "./focus-field";

/** A link from another page may name the field it is about: `#field-nameEn`. */
export function useFieldOfAddress() {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash.startsWith("#field-")) focusField(decodeURIComponent(hash.slice("#field-".length)));
  }, [hash]);
}

/** Ctrl S (on a Mac ⌘ S) saves. */
export function useSaveKey(onSave: () => void) {
  const act = useRef(onSave);
  act.current = onSave;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      act.current();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
