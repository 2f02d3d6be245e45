import type { State } from "../status/states";

interface PinFacts {
  isConfirmed: boolean;
  isAbroad: boolean;
  matchesAddress: boolean;
}

/** The state that a service point's pin is shown in. Only a pin that an officer confirmed counts as pinned. */
export function pinState(pin: PinFacts | null | undefined): State {
  if (!pin?.isConfirmed) return "NOT_PINNED";
  if (pin.isAbroad) return "PIN_ABROAD";
  return pin.matchesAddress ? "PINNED" : "PIN_OUTSIDE_DISTRICT";
}
