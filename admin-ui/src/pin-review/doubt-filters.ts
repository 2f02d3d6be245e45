import { useText } from "../i18n/use-text";
import { booleanFilter, type ChoiceFilter, type FilterChoice } from "../list/filter-definition";

function useDoubtChoices(): FilterChoice[] {
  const text = useText();
  return (["OUTSIDE_PROVINCE", "OUTSIDE_DISTRICT", "FAR_FROM_ADDRESS", "CROWDED", "SAME_NAME_NEARBY"] as const).map(
    (value) => ({ value, label: text(`pinReview.doubts.${value}`) }),
  );
}

/** One of the doubts about a pin. */
export const doubtFilter: ChoiceFilter = {
  kind: "choice",
  key: "pinDoubt",
  label: "pinReview.doubt",
  anyLabel: "pinReview.anyDoubt",
  useChoices: useDoubtChoices,
};

function useDoubtfulChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("pinReview.doubtful") },
    { value: "false", label: text("pinReview.undoubted") },
  ];
}

/** Whether anything speaks against a pin. */
export const doubtfulFilter: ChoiceFilter = {
  kind: "choice",
  key: "isPinDoubtful",
  label: "pinReview.title",
  anyLabel: "pinReview.anyDoubtfulness",
  useChoices: useDoubtfulChoices,
  ...booleanFilter,
};
