import { useEffect, useState } from "react";

/**
 * What stands in the page's address, as the person has already chosen it. The address follows her a moment later, and the
 * page the address: without this, a second choice made meanwhile would be built on what was before the first one, and lose it.
 *
 * @returns what is chosen, and how to choose
 */
export function usePrompt<Value>(
  value: Value,
  setValue: (value: Value) => void,
  isSame: (a: Value, b: Value) => boolean,
): [Value, (value: Value) => void] {
  const [awaited, setAwaited] = useState<Value[]>([]);
  const arrived = JSON.stringify(value);
  useEffect(() => setAwaited((before) => stillAwaited(before, JSON.parse(arrived), isSame)), [arrived, isSame]);
  const change = (chosen: Value) => {
    setAwaited((before) => [...before, chosen]);
    setValue(chosen);
  };
  return [awaited.at(-1) ?? value, change];
}

/** What is still to come once a value has come into the address; nothing when it came from elsewhere (a link, Back). */
export function stillAwaited<Value>(
  awaited: Value[],
  arrived: Value,
  isSame: (a: Value, b: Value) => boolean,
): Value[] {
  if (awaited.length === 0) return awaited;
  const index = awaited.findLastIndex((value) => isSame(value, arrived));
  return index === -1 ? [] : awaited.slice(index + 1);
}
