import type { ComponentType } from "react";
import type { MessageKey } from "../i18n/messages";

/** The filter of a list in the names of the API's filter input; it stands in the page's address as it is. */
export type FilterValues = Record<string, unknown>;

export interface FilterChoice {
  value: string;
  label: string;
}

export interface FilterControlProps {
  values: FilterValues;
  /** Replaces the whole filter. */
  onChange: (values: FilterValues) => void;
}

interface FilterBase {
  /** The field of the API's filter. */
  key: string;
  label: MessageKey;
  /** Beside the search box from 900 px on; all others stand in the side sheet. */
  isInBar?: boolean;
}

/** One value out of a known set. */
export interface ChoiceFilter extends FilterBase {
  kind: "choice";
  /** The choice of no limit, e.g. "ทุกจังหวัด". */
  anyLabel: MessageKey;
  /** The choices now, which may depend on the other filters; undefined while loading, empty hides the filter. */
  useChoices: (values: FilterValues) => FilterChoice[] | undefined;
  /** From the choice's string to the value of the API's filter; as it is when not given. */
  toFilter?: (choice: string) => unknown;
  fromFilter?: (value: unknown) => string;
  /** Filters that mean nothing once this one changes, e.g. the sub-type under a type. */
  clears?: string[];
  /** Many choices: typed instead of scrolled. */
  isSearchable?: boolean;
}

/** A filter with a control of its own. */
export interface CustomFilter extends FilterBase {
  kind: "custom";
  Control: ComponentType<FilterControlProps>;
  /** The text of the active filter's chip. */
  useValueLabel: (value: unknown) => string | undefined;
}

export type FilterDefinition = ChoiceFilter | CustomFilter;

/** The chosen value of a choice filter as its choice's string; '' when it is not limited. */
export function choiceOf({ key, fromFilter = String }: ChoiceFilter, values: FilterValues): string {
  const value = values[key];
  return value === undefined || value === null ? "" : fromFilter(value);
}

/** The filter after a choice was made; '' takes the limit away. */
export function withChoice(filter: ChoiceFilter, values: FilterValues, choice: string): FilterValues {
  const { key, toFilter = (value: string) => value, clears = [] } = filter;
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => name !== key && !clears.includes(name)));
  return choice === "" ? kept : { ...kept, [key]: toFilter(choice) };
}

/** The filter without one of its fields. */
export function withoutFilter(values: FilterValues, key: string): FilterValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}

/** Whether two filters find the same rows, whatever the order of their fields. */
export function isSameFilter(a: FilterValues, b: FilterValues): boolean {
  const sorted = (values: FilterValues) =>
    JSON.stringify(Object.entries(values).sort(([x], [y]) => x.localeCompare(y)));
  return sorted(a) === sorted(b);
}

export const booleanFilter = {
  toFilter: (choice: string) => choice === "true",
  fromFilter: (value: unknown) => String(value),
};

/** For API filters that take a list of values where the interface offers one. */
export const oneOfListFilter = {
  toFilter: (choice: string) => [choice],
  fromFilter: (value: unknown) => (Array.isArray(value) ? String(value[0]) : String(value)),
};
