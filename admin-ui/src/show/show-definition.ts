import type { ComponentType, ReactNode } from "react";
import type { HistoryEntryPartsFragment, VisibilityStatus } from "../data/generated/graphql";
import type { EditableRecord, FormResource } from "../form/form-definition";
import type { MessageKey } from "../i18n/messages";

/** One line of a summary list. */
export interface ShowRow {
  /** The form's field that edits it; without one the line cannot be edited here. */
  field?: string;
  label: MessageKey;
  /** null, undefined, '' or an empty list: "ยังไม่ได้กรอก". */
  value: ReactNode;
}

export interface ShowSection {
  title: MessageKey;
  rows: ShowRow[];
}

export interface StatusChange {
  id: string;
  version: number;
  status: VisibilityStatus;
  reason: string | null;
  idempotencyKey: string;
}

export interface HistoryReading {
  /** undefined while loading. */
  entries: readonly HistoryEntryPartsFragment[] | undefined;
  error: unknown;
  refetch: () => void;
}

/** How a record's history is read and told. */
export interface HistoryDefinition {
  resource: FormResource;
  useHistory: (id: string, first: number) => HistoryReading;
  /** A field's value before or after; texts as they are when not given. */
  Value?: ComponentType<{ field: string; value: string | null | undefined }>;
}

/** How a record is hidden and shown again. */
export interface VisibilityDefinition {
  resource: "organisations" | "servicePoints";
  /** The action that hides and shows again. */
  manageAction: "MANAGE_ORGANISATION" | "MANAGE_SERVICE_POINT";
  changeStatus: (change: StatusChange) => Promise<EditableRecord>;
  /** What it changes for others, with figures. */
  VisibilityEffect?: ComponentType<{ record: { id: string }; isHiding: boolean }>;
}

/** A page that begins at this record: what is done more seldom than editing. */
export interface MoreAction {
  label: MessageKey;
  to: string;
  /** Offered to whom the API allows this; to everybody when not given. */
  action?: string;
}

/** Everything that differs between one show page and another. */
export interface ShowDefinition<Row extends EditableRecord> extends HistoryDefinition, VisibilityDefinition {
  resource: "organisations" | "servicePoints";
  listTitle: MessageKey;
  /** The line under the name: code, and what it belongs to. */
  Subtitle: (props: { record: Row }) => ReactNode;
  /** The strip of facts that people look for first. */
  Facts: (props: { record: Row }) => ReactNode;
  useSections: (record: Row) => ShowSection[];
  moreActions: (record: Row) => MoreAction[];
}
