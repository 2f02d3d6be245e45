import { useEffect, useState, type RefObject } from "react";

/**
 * The attributes of a box whose content may be wider than itself: where it really scrolls, it is a named stop of the Tab
 * key, so that it can be scrolled by keyboard; else it is nothing.
 */
export function useScrollRegion(box: RefObject<HTMLElement | null>, label: string) {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [box]);
  return scrolls ? { role: "region", tabIndex: 0, "aria-label": label } : {};
}
