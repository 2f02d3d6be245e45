import type { pinReviewTh } from "./pin-review.th";

export const pinReviewEn: typeof pinReviewTh = {
  title: "Pins to check",
  intro:
    "Pins that may be in the wrong place: move one and save, or say why it is right. Looked at every 10 minutes, and whenever a pin is placed",
  count: "%{count} left",
  none: "No pins to check",
  noneDetail: "Nothing speaks against any pin that this filter finds",
  queue: "Pins to check",
  more: "Show more",
  asList: "See as a list",
  doubt: "Doubt",
  anyDoubt: "Any doubt",
  doubts: {
    OUTSIDE_PROVINCE: "Outside the province of the address",
    OUTSIDE_DISTRICT: "Outside the district of the address",
    FAR_FROM_ADDRESS: "More than 20 km from the sub-district of the address",
    CROWDED: "Five or more at one spot",
    SAME_NAME_NEARBY: "The same name within 200 metres",
  },
  doubtful: "To be checked",
  undoubted: "Nothing against it",
  anyDoubtfulness: "Any pin",
  map: "Map of the pin that is being checked",
  save: "Save and go on",
  right: "The pin is right",
  skip: "Skip",
  editAddress: "Edit the address",
  notMoved: "The pin has not been moved yet",
  saved: "The pin of %{name} has been moved",
  reason: "Why the pin is outside the district of the address",
};
