import { useEffect, useState } from "react";

const DEBOUNCE_MS = 300;

/** The value once it has rested for 300 ms, so that typing asks the server once. */
export function useDebouncedValue<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
