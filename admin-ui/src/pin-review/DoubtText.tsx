import type { PinDoubt } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import { doubtsText } from "./doubts-text";

/** What speaks against a pin, in words. */
export function DoubtText({ doubts }: { doubts: readonly PinDoubt[] }) {
  const text = useText();
  return doubtsText(doubts, text);
}
