/** A sibling with all that is shown below it, from top to bottom in the pixels of the list. */
export interface SiblingBlock {
  id: string;
  top: number;
  bottom: number;
}

/** Where a sibling would stand if it were let go now. */
export interface SiblingDrop {
  /** From 1. */
  position: number;
  /** Height of the line that shows it, in the pixels of the list. */
  line: number;
}

/** The place that a sibling gets when it is let go at a height: behind all others whose middle lies above. */
export function dropAt(blocks: readonly SiblingBlock[], id: string, y: number): SiblingDrop {
  const others = blocks.filter((block) => block.id !== id);
  const before = others.filter(({ top, bottom }) => (top + bottom) / 2 < y).length;
  return { position: before + 1, line: others[before]?.top ?? others.at(-1)?.bottom ?? 0 };
}

/** How far the list scrolls in the next frame because the pointer is near one of its ends. */
export function edgeSpeed(y: number, top: number, bottom: number): number {
  const edge = Math.min(48, (bottom - top) / 4);
  if (y < top + edge) return -Math.min(16, Math.ceil((top + edge - y) / 4));
  if (y > bottom - edge) return Math.min(16, Math.ceil((y - bottom + edge) / 4));
  return 0;
}
