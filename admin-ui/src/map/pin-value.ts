import type { Coordinates } from "./parse-coordinates";

/** What the pin input holds in a form; the form's value is null while there is no pin at all. */
export interface PinValue extends Coordinates {
  /** False for coordinates that came with the data and that no officer has confirmed. */
  isConfirmed: boolean;
  isAbroad: boolean;
  /** Why the pin is outside the district of the address; empty when it needs no reason. */
  reason: string;
}

/** The pin as the API gives it. */
interface SavedPin extends Coordinates {
  isConfirmed: boolean;
  isAbroad: boolean;
  reason?: string | null;
}

/** The pin as the API takes it. */
export interface PinInputData extends Coordinates {
  isAbroad: boolean;
  reason: string | null;
}

/** The form's first value for a record. */
export function pinValueOf(pin: SavedPin | null | undefined): PinValue | null {
  if (!pin) return null;
  const { latitude, longitude, isConfirmed, isAbroad, reason } = pin;
  return { latitude, longitude, isConfirmed, isAbroad, reason: reason ?? "" };
}

/**
 * What to send to the API when the form is saved: nothing while the officer has neither moved nor confirmed the pin, because
 * sending it confirms it.
 */
export function pinInputOf(value: PinValue | null, saved: PinValue | null): PinInputData | undefined {
  if (!value?.isConfirmed || isSamePin(value, saved)) return undefined;
  const { latitude, longitude, isAbroad, reason } = value;
  return { latitude, longitude, isAbroad, reason: reason.trim() || null };
}

/** Whether two values would be saved as the same pin. */
export function isSamePin(one: PinValue | null, other: PinValue | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.latitude === other.latitude &&
    one.longitude === other.longitude &&
    one.isConfirmed === other.isConfirmed &&
    one.isAbroad === other.isAbroad &&
    one.reason.trim() === other.reason.trim()
  );
}

/** The value after the officer put the pin somewhere: hers, and so confirmed. */
export function movePin(value: PinValue | null, to: Coordinates): PinValue {
  return { isAbroad: false, reason: "", ...value, ...to, isConfirmed: true };
}
