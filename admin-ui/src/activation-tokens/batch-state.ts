import type { ActivationTokenBatchState } from "../data/generated/graphql";

/** Whether there is still something to come of it. */
export function isUnderWay({ state }: { state: ActivationTokenBatchState }): boolean {
  return state === "WAITING" || state === "RUNNING";
}
