import type { mergeTh } from "./merge.th";

/** The English texts of merging. */
export const mergeEn: typeof mergeTh = {
  button: "Merge a duplicate",
  title: "Merge %{name} into another",
  hint: "For one organisation that is there twice. This one will no longer be shown, and its code leads to the one that stays.",
  into: "The one that stays",
  swap: "Let the other one stay",
  effect: "What goes to the one that stays",
  organisations: "Organisations below it",
  servicePoints: "Service points",
  grants: "Grants of users",
  tokens: "Unused tokens",
  apiKeys: "API keys",
  photos: "Photos of the building",
  twice:
    "Whoever holds the same role on both keeps one grant; of two unused tokens for the same role that of the one that stays is kept",
  differences: "Data that differ",
  differencesHint: "Choose what the one that stays shall say",
  same: "All fields are the same, or this one has nothing to add",
  reason: "Reason (kept in the history)",
  confirm: "Merge",
  done: "Merged into %{name}",
  mergedInto: "Merged into %{name}",
  refusals: {
    SAME: "They are the same record: choose another",
    ALREADY_MERGED: "One of them has been merged already: choose another",
    UNDER_ITSELF: "The one that stays is below this one: let the other one stay, or choose another",
    LEVEL_NOT_BELOW_PARENT: "The levels of what is below it do not fit below the chosen one: choose another",
    TOO_LARGE: "More than 500 organisations are below it: move these first",
  },
};
