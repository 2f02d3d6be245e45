import type { ReactNode } from "react";
import type { RaRecord } from "ra-core";
import type { MessageKey } from "../i18n/messages";
import type { Permitted } from "../permission/reason-text";
import type { FormValues } from "./form-values";

export interface FormSection {
  /** Also the fragment of the section's address. */
  id: string;
  title: MessageKey;
  /** The form's fields in this section: where errors and what is missing are counted. None: it is there to be read. */
  fields: string[];
  /** Its fields may be left empty: completeness does not count them. */
  isOptional?: true;
}

/** Whether the record is shown: the last section of an office's form. */
export const statusSection: FormSection = { id: "status", title: "common.status", fields: [] };

/** A record whose edits are told apart by version. */
export interface VersionedRecord extends RaRecord<string> {
  version: number;
  updatedAt: string;
  updatedByName?: string | null;
}

/** A record that a long form edits. */
export interface EditableRecord extends VersionedRecord {
  nameTh: string;
  nameEn?: string | null;
  status: "VISIBLE" | "HIDDEN";
  hiddenBy?: { nameTh: string; nameEn?: string | null } | null;
  code?: string | null;
  completeness: { percent: number; missing: string[] };
  allowedActions: readonly Permitted[];
}

/** A resource whose fields have labels. */
export type FormResource = "organisations" | "servicePoints" | "grants";

/** How a record becomes a form's values, its own and those that somebody else saved meanwhile. */
export interface RecordFormDefinition<Row extends VersionedRecord> {
  resource: FormResource;
  toValues: (record: Row) => FormValues;
  /** From an error's `conflict.current`, which has the shape of the input, to the shape of the form. */
  fromCurrent: (current: Record<string, unknown>, base: FormValues, changedFields: string[]) => FormValues;
  /** A value as the conflict panel shows it. */
  renderValue: (field: string, value: unknown) => ReactNode;
}

/** Everything that differs between one long form and another. */
export interface FormDefinition<Row extends EditableRecord> extends RecordFormDefinition<Row> {
  resource: "organisations" | "servicePoints";
  sections: FormSection[];
  /** From changed values to the mutation's input; the values as they are when not given. */
  toInput?: (changes: FormValues, values: FormValues, base: FormValues) => FormValues;
  listTitle: MessageKey;
  saved: MessageKey;
}

/** The label of a form's field. Items of a list ("phones.0") and parts ("pin.reason") have the label of the whole. */
export function fieldLabelKey(resource: FormResource, field: string): MessageKey {
  return `resources.${resource}.fields.${field.split(".")[0]}` as MessageKey;
}

/** The id of a field's control: error summary and links from other pages focus it. */
export function fieldId(field: string): string {
  return `field-${field}`;
}
