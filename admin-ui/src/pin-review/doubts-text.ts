import type { PinDoubt } from "../data/generated/graphql";
import type { Text } from "../i18n/use-text";

/** What speaks against a pin, in words; '' when nothing does. */
export const doubtsText = (doubts: readonly PinDoubt[], text: Text): string =>
  doubts.map((doubt) => text(`pinReview.doubts.${doubt}`)).join(" · ");

/** The page on which the pin of one service point is checked. */
export const pinReviewPath = (id: string): string =>
  `/pinReview?filter=${encodeURIComponent(JSON.stringify({ ids: [id] }))}`;
