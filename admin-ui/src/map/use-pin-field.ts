import { useCallback, useEffect, useRef } from "react";
import { useFormContext } from "react-hook-form";
import { useInput } from "ra-core";
import type { CoordinateProblem } from "./CoordinateFields";
import type { Coordinates } from "./parse-coordinates";
import { isSamePin, movePin, type PinValue } from "./pin-value";
import { judgePin, pinProblem, type PinAddress, type PinPlace, type PinVerdict } from "./pin-verdict";
import { usePlace } from "./use-place";

export interface PinField {
  value: PinValue | null;
  place: PinPlace | undefined;
  /** How the pin and the address fit; undefined until the place is known. */
  verdict: PinVerdict | undefined;
  isChecking: boolean;
  hasPlaceFailed: boolean;
  retryPlace(): void;
  /** What react-admin's `ValidationError` shows, once the form was submitted or the server refused; the fields tell their own. */
  error: string | undefined;
  move(to: Coordinates): void;
  confirm(at: Coordinates): void;
  setReason(reason: string): void;
  setAbroad(isAbroad: boolean): void;
  setTextProblem(problem: CoordinateProblem | null): void;
  ref: React.RefCallback<HTMLInputElement>;
}

const asIs = (value: PinValue | null) => value;

/** Ties the pin to the form and to the place that it lies in. */
export function usePinField(source: string, address: PinAddress): PinField {
  const textProblem = useRef<CoordinateProblem | null>(null);
  const verdictNow = useRef<PinVerdict | undefined>(undefined);
  const saved = useSavedPin(source);
  const validate = (value: PinValue | null) =>
    textProblem.current ??
    (value && verdictNow.current && !isSamePin(value, saved) ? pinProblem(verdictNow.current, value) : undefined);
  const { field, fieldState } = useInput<PinValue | null>({ source, validate, format: asIs, parse: asIs });
  const value = (field.value || null) as PinValue | null;
  const { place, isChecking, hasFailed, retry } = usePlace(value);
  const verdict = place && judgePin(place, address);
  verdictNow.current = isChecking ? undefined : verdict;

  const change = useRef((next: PinValue) => field.onChange(next));
  change.current = (next) => field.onChange(next);
  const isTouched = value !== null && !isSamePin(value, saved);
  const setReason = useDraftedReason(value, isChecking || !isTouched ? undefined : verdict, change);
  const edit = (part: Partial<PinValue>) => value && field.onChange({ ...value, ...part, isConfirmed: true });

  return {
    value,
    place,
    verdict,
    isChecking,
    hasPlaceFailed: hasFailed,
    retryPlace: retry,
    error: textProblem.current ? undefined : messageOf(fieldState.error),
    move: (to) => field.onChange(movePin(value, to)),
    confirm: (at) => field.onChange(movePin(value, at)),
    setReason,
    setAbroad: (isAbroad) => edit({ isAbroad }),
    setTextProblem: (problem) => {
      textProblem.current = problem;
    },
    ref: field.ref,
  };
}

/** The value that the form began with, which is what the server has. */
function useSavedPin(source: string): PinValue | null {
  const { defaultValues } = useFormContext().formState;
  return ((defaultValues as Record<string, unknown> | undefined)?.[source] as PinValue | undefined) ?? null;
}

/**
 * Keeps what was typed as the reason while the pin wanders over a border and back, but in the value only while the pin and
 * the address differ; likewise a pin that came home is no longer abroad.
 */
function useDraftedReason(
  value: PinValue | null,
  verdict: PinVerdict | undefined,
  change: React.RefObject<(next: PinValue) => void>,
): (reason: string) => void {
  const draft = useRef(value?.reason ?? "");
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    const now = latest.current;
    if (!now || !verdict) return;
    const next = {
      ...now,
      reason: verdict === "differs" ? draft.current : "",
      isAbroad: verdict === "abroad" && now.isAbroad,
    };
    if (!isSamePin(now, next)) change.current(next);
  }, [verdict, change]);
  return useCallback(
    (reason) => {
      draft.current = reason;
      if (latest.current) change.current({ ...latest.current, reason, isConfirmed: true });
    },
    [change],
  );
}

/** An error set on the pin itself or, by the server, on one of its parts. */
function messageOf(error: object | undefined): string | undefined {
  if (!error) return undefined;
  if ("message" in error && typeof error.message === "string" && error.message) return error.message;
  return Object.values(error)
    .map((part: unknown) => (part && typeof part === "object" ? messageOf(part) : undefined))
    .find((message) => message !== undefined);
}
