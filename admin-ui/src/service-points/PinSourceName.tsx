import type { PinSource } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";

/** Where the coordinates of a pin come from, in a few words. */
export function PinSourceName({ pin }: { pin: { source: PinSource } | null | undefined }) {
  const text = useText();
  return pin ? text(`servicePoint.pinSources.${pin.source}`) : null;
}
