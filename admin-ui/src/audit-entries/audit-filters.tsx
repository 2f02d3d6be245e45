import { DayInput } from "../list/DayInput";
import {
  withoutFilter,
  type ChoiceFilter,
  type CustomFilter,
  type FilterControlProps,
  type FilterDefinition,
} from "../list/filter-definition";
import { formatDate } from "../format/date";
import { dayAfter, dayInBangkok, endOfDay, startOfDay } from "../format/parse-date";
import { useLocale, useText } from "../i18n/use-text";
import { withinFilterAs } from "../organisations/WithinFilter";
import { actionText, entityTypeText } from "./action-text";
import { auditEntryTh } from "./audit-entry.th";

const entityTypeFilter: ChoiceFilter = {
  kind: "choice",
  key: "entityType",
  label: "auditEntry.entityType",
  anyLabel: "auditEntry.allEntityTypes",
  isInBar: true,
  useChoices: () => {
    const text = useText();
    return Object.keys(auditEntryTh.entityTypes).map((value) => ({ value, label: entityTypeText(value, text) }));
  },
};

const actionFilter: ChoiceFilter = {
  kind: "choice",
  key: "action",
  label: "auditEntry.action",
  anyLabel: "auditEntry.allActions",
  isInBar: true,
  isSearchable: true,
  useChoices: () => {
    const text = useText();
    const choices = Object.keys(auditEntryTh.actions).map((value) => ({ value, label: actionText(value, text) }));
    const isTwice = (label: string) => choices.filter((choice) => choice.label === label).length > 1;
    // Two acts of one name are told apart by what they are done to, which stands in their names.
    return choices.map(({ value, label }) => {
      const entityType = Object.keys(auditEntryTh.entityTypes).find((type) => value.includes(type));
      return { value, label: isTwice(label) && entityType ? `${label} (${entityTypeText(entityType, text)})` : label };
    });
  },
};

function dayOf(value: unknown, days: number): string {
  return typeof value === "string" && !Number.isNaN(Date.parse(value))
    ? dayAfter(dayInBangkok(new Date(value)), days)
    : "";
}

/** A day in the filter is a moment in the API's: the first of that day, or the first after it. */
function dayFilter(key: "from" | "until"): CustomFilter {
  const daysBack = key === "until" ? -1 : 0;
  const momentOf = key === "until" ? endOfDay : startOfDay;
  const Control = ({ values, onChange }: FilterControlProps) => {
    const text = useText();
    return (
      <DayInput
        label={text(`auditEntry.${key}`)}
        value={dayOf(values[key], daysBack)}
        onChange={(day) => onChange(day ? { ...values, [key]: momentOf(day) } : withoutFilter(values, key))}
      />
    );
  };
  return {
    kind: "custom",
    key,
    label: "auditEntry.period",
    Control,
    useValueLabel: (value) => {
      const text = useText();
      const [locale] = useLocale();
      const day = dayOf(value, daysBack);
      return day ? text(`auditEntry.${key}Day`, { day: formatDate(startOfDay(day), locale) }) : undefined;
    },
  };
}

export const auditFilters: FilterDefinition[] = [
  entityTypeFilter,
  actionFilter,
  dayFilter("from"),
  dayFilter("until"),
  withinFilterAs("organisationId"),
];

/** One record alone, as a link from it asks: nobody types its id, so there is no control, only the chip that takes it away. */
export const recordFilter: CustomFilter = {
  kind: "custom",
  key: "entityId",
  label: "auditEntry.record",
  Control: () => null,
  useValueLabel: () => useText()("auditEntry.thisRecord"),
};
