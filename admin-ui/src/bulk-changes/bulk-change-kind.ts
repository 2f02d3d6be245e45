import type { Action } from "../../../schema/roles-and-actions";
import { mutateApi, queryApi } from "../data/api-client";
import type {
  BulkChangeInput,
  BulkChangePartsFragment,
  ChosenRecordInput,
  OrganisationFilter,
  ServicePointFilter,
} from "../data/generated/graphql";
import type { FileResource } from "../files/upload-file";
import type { FilterValues } from "../list/filter-definition";
import {
  CancelOrganisationBulkChangeDocument,
  CancelServicePointBulkChangeDocument,
  OrganisationBulkChangeDocument,
  OrganisationBulkChangePreviewDocument,
  OrganisationBulkChangeRowsDocument,
  ServicePointBulkChangeDocument,
  ServicePointBulkChangePreviewDocument,
  ServicePointBulkChangeRowsDocument,
  StartOrganisationBulkChangeDocument,
  StartServicePointBulkChangeDocument,
  UndoOrganisationBulkChangeDocument,
  UndoServicePointBulkChangeDocument,
} from "./bulk-change.graphql";

/** What can be changed many at a time, under the name that its list has in the addresses of pages. */
export type BulkResource = "organisations" | "servicePoints";

/** What the buttons of the bulk bar do. */
export type BulkAct = "show" | "hide" | "confirmPins" | "changeType" | "changeParent";

/** Of organisations that are moved, with all below them, at once: as the API says of CHANGE_PARENT. */
export const MOST_MOVED = 100;

/** Records that were chosen one by one, as they were seen, or all that a filter finds. */
export type BulkTarget = { records: ChosenRecordInput[] } | { filter: FilterValues };

/** How the bulk changes of one resource are asked for: the same questions, of another subgraph. */
export const bulkKinds = {
  organisations: {
    files: "organisations" as FileResource,
    acts: ["show", "hide", "changeType", "changeParent"] as readonly BulkAct[],
    action: "MANAGE_ORGANISATION" as Action,
    one: OrganisationBulkChangeDocument,
    rows: OrganisationBulkChangeRowsDocument,
    cancel: CancelOrganisationBulkChangeDocument,
    undo: UndoOrganisationBulkChangeDocument,
    preview: (change: BulkChangeInput, target: BulkTarget, signal?: AbortSignal) =>
      queryApi(
        OrganisationBulkChangePreviewDocument,
        { change, ...(target as { records?: ChosenRecordInput[]; filter?: OrganisationFilter }) },
        signal,
      ),
    start: (change: BulkChangeInput, target: BulkTarget, idempotencyKey: string) =>
      mutateApi(StartOrganisationBulkChangeDocument, {
        change,
        ...(target as { records?: ChosenRecordInput[]; filter?: OrganisationFilter }),
        idempotencyKey,
      }),
  },
  servicePoints: {
    files: "service-points" as FileResource,
    acts: ["show", "hide", "confirmPins"] as readonly BulkAct[],
    action: "MANAGE_SERVICE_POINT" as Action,
    one: ServicePointBulkChangeDocument,
    rows: ServicePointBulkChangeRowsDocument,
    cancel: CancelServicePointBulkChangeDocument,
    undo: UndoServicePointBulkChangeDocument,
    preview: (change: BulkChangeInput, target: BulkTarget, signal?: AbortSignal) =>
      queryApi(
        ServicePointBulkChangePreviewDocument,
        { change, ...(target as { records?: ChosenRecordInput[]; filter?: ServicePointFilter }) },
        signal,
      ),
    start: (change: BulkChangeInput, target: BulkTarget, idempotencyKey: string) =>
      mutateApi(StartServicePointBulkChangeDocument, {
        change,
        ...(target as { records?: ChosenRecordInput[]; filter?: ServicePointFilter }),
        idempotencyKey,
      }),
  },
} as const;

export const isBulkResource = (text: string | undefined): text is BulkResource =>
  text === "organisations" || text === "servicePoints";

/** What a change did, in the words of its button. */
export function actOf({ kind, status }: Pick<BulkChangePartsFragment, "kind" | "status">): BulkAct {
  if (kind === "CONFIRM_PINS") return "confirmPins";
  if (kind === "CHANGE_TYPE") return "changeType";
  if (kind === "CHANGE_PARENT") return "changeParent";
  return status === "HIDDEN" ? "hide" : "show";
}

/** Whether the server is at work on it. */
export const isUnderWay = ({ state }: Pick<BulkChangePartsFragment, "state">): boolean =>
  state === "WAITING" || state === "RUNNING";
