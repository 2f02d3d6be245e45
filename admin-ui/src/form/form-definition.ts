import type { ReactNode } from "react";
import type { RaRecord } from "ra-core";
import type { MessageKey } from "../i18n/messages";
import type { FormValues } from "./form-values";

export interface FormSection {
  /** Also the fragment of the section's address. */
  id: string;
  title: MessageKey;
  /** The form's fields in this section: where errors and what is missing are counted. */
  fields: string[];
}

/** A record that a long form edits. */
export interface EditableRecord extends RaRecord<string> {
  version: number;
  nameTh: string;
  nameEn?: string | null;
  status: "VISIBLE" | "HIDDEN";
  code?: string | null;
  updatedAt: string;
  updatedByName?: string | null;
  completeness: { percent: number; missing: string[] };
  allowedActions: { action: string; allowed: boolean; reason?: string | null }[];
}

/** Everything that differs between one long form and another. */
export interface FormDefinition<Row extends EditableRecord> {
  resource: "organisations" | "servicePoints";
  sections: FormSection[];
  toValues: (record: Row) => FormValues;
  /** From an error's `conflict.current`, which has the shape of the input, to the shape of the form. */
  fromCurrent: (current: Record<string, unknown>, base: FormValues, changedFields: string[]) => FormValues;
  /** From changed values to the mutation's input; the values as they are when not given. */
  toInput?: (changes: FormValues, values: FormValues, base: FormValues) => FormValues;
  /** A value as the conflict panel shows it. */
  renderValue: (field: string, value: unknown) => ReactNode;
  listTitle: MessageKey;
  saved: MessageKey;
}

/** The label of a form's field. Items of a list ("phones.0") and parts ("pin.reason") have the label of the whole. */
export function fieldLabelKey(resource: FormDefinition<EditableRecord>["resource"], field: string): MessageKey {
  return `resources.${resource}.fields.${field.split(".")[0]}` as MessageKey;
}

/** The id of a field's control: error summary and links from other pages focus it. */
export function fieldId(field: string): string {
  return `field-${field}`;
}
