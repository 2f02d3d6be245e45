import type { Action } from "../../schema/roles-and-actions";
import type { ImportSchema, Probe, ProbeTarget } from "./access-probe";

interface BulkNounProbes {
  noun: "organisation" | "servicePoint";
  schema: ImportSchema;
  start: Action;
  stop: Action;
  recordId: (target: ProbeTarget) => string;
}

/** The root fields of changes of many records: both nouns have the same. */
function probesOf({ noun, schema, start, stop, recordId }: BulkNounProbes): Record<string, Probe> {
  const big = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}BulkChange`;
  const byRecord = (target: ProbeTarget) => ({ records: [{ recordId: recordId(target), version: 1 }] });
  const open = async ({ bulkChangeId }: ProbeTarget) => ({ id: await bulkChangeId(schema, "RUNNING") });
  const done = async ({ bulkChangeId }: ProbeTarget) => ({ id: await bulkChangeId(schema, "DONE") });
  const hide = '{ kind: CHANGE_STATUS, status: HIDDEN, reason: "ทดสอบ" }';
  return {
    [`${noun}BulkChangePreview`]: {
      action: "READ_UNPUBLISHED",
      query: `query ($records: [ChosenRecordInput!]) { answer: ${noun}BulkChangePreview(change: ${hide}, records: $records) { count } }`,
      variables: byRecord,
      reached: ({ answer }) => answer[0].count === 1,
    },
    [`${noun}BulkChange`]: {
      action: "READ_HISTORY",
      query: `query ($id: ID!) { answer: ${noun}BulkChange(id: $id) { state } }`,
      variables: open,
      reached: ({ answer }) => answer.state === "RUNNING",
    },
    [`${noun}BulkChanges`]: {
      action: "READ_HISTORY",
      query: `query { answer: ${noun}BulkChanges(first: 100) { createdByName } }`,
      variables: async (target) => {
        await open(target);
        return {};
      },
      reached: ({ answer }, { id }) =>
        answer.some(({ createdByName }: { createdByName: string }) => createdByName === id),
    },
    [`${noun}BulkChangeRows`]: {
      action: "READ_HISTORY",
      query: `query ($id: ID!) { answer: ${noun}BulkChangeRows(id: $id, outcome: CHANGED) { position } }`,
      variables: done,
      reached: ({ answer }) => answer.length === 1,
    },
    [`start${big}`]: {
      action: start,
      query: `mutation ($records: [ChosenRecordInput!], $key: String!) {
        answer: start${big}(change: ${hide}, records: $records, idempotencyKey: $key) { state total } }`,
      variables: byRecord,
      reached: ({ answer }) => answer.state === "WAITING" && answer.total === 1,
    },
    [`cancel${big}`]: {
      action: stop,
      query: `mutation ($id: ID!, $key: String!) { answer: cancel${big}(id: $id, idempotencyKey: $key) { state } }`,
      variables: open,
      reached: ({ answer }) => answer.state === "CANCELLED",
    },
    [`undo${big}`]: {
      action: stop,
      query: `mutation ($id: ID!, $key: String!) { answer: undo${big}(id: $id, idempotencyKey: $key) { state total } }`,
      variables: done,
      reached: ({ answer }) => answer.state === "WAITING" && answer.total === 1,
    },
  };
}

/** How the root fields of changes of many records are asked. */
export const bulkChangeProbes: Readonly<Record<string, Probe>> = {
  ...probesOf({
    noun: "organisation",
    schema: "organisations",
    start: "MANAGE_ORGANISATION",
    stop: "ADD_ORGANISATION",
    recordId: ({ id }) => id,
  }),
  ...probesOf({
    noun: "servicePoint",
    schema: "service_points",
    start: "MANAGE_SERVICE_POINT",
    stop: "MANAGE_SERVICE_POINT",
    recordId: ({ servicePointId }) => servicePointId,
  }),
};
