import { percentOf } from "../format/number";

/** Steps of the share that is pinned, each with its colour on the map; from pale to dark, so that they can be told without colour. */
export const SHARE_STEPS = [
  { from: 0, to: 24, fill: "#F3E3C2" },
  { from: 25, to: 49, fill: "#DDE3C4" },
  { from: 50, to: 74, fill: "#A9CBD0" },
  { from: 75, to: 99, fill: "#6C9FC4" },
  { from: 100, to: 100, fill: "#2F6BA8" },
] as const;

export type ShareStep = (typeof SHARE_STEPS)[number];

/** The step of a group; undefined for one without any service point. */
export function shareStepOf(pinned: number, total: number): ShareStep | undefined {
  if (total === 0) return undefined;
  const percent = percentOf(pinned, total);
  return SHARE_STEPS.find(({ from, to }) => percent >= from && percent <= to);
}
