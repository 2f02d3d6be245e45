/** A sibling as it stands now: with the number that somebody gave it, or behind those by name. */
export interface Sibling {
  id: string;
  order: number | null;
}

/** So many siblings can be told their place; what stands behind them stands by name. */
export const maxPlacedSiblings = 1_000;

/**
 * Who gets which number so that one sibling stands at a place: those before it and those that had one are numbered from 1,
 * the others stay behind them by name.
 * @param siblings in their present order, the one among them
 * @param position from 1; beyond the end is the end
 * @returns the numbers that change
 */
export function numbersFor(siblings: readonly Sibling[], id: string, position: number): Map<string, number> {
  const moved = siblings.find((sibling) => sibling.id === id);
  if (!moved) return new Map();
  const order = siblings.filter((sibling) => sibling.id !== id);
  order.splice(position - 1, 0, moved);
  const lastNumbered = order.findLastIndex((sibling) => sibling.id === id || sibling.order !== null);
  const numbered = order.slice(0, lastNumbered + 1).map((sibling, index) => [sibling, index + 1] as const);
  return new Map(numbered.filter(([sibling, number]) => sibling.order !== number).map(([{ id: of }, n]) => [of, n]));
}
