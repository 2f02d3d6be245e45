import type { ImportSchema, Probe, ProbeTarget } from "./access-probe";

/** The root fields of a noun's imports: all nouns have the same. */
function probesOf(noun: "organisation" | "servicePoint", schema: ImportSchema): Record<string, Probe> {
  const big = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}Import`;
  const byImportId = async ({ importId }: ProbeTarget) => ({ id: await importId(schema) });
  const action = "EDIT_PROFILE";
  return {
    [`${noun}Import`]: {
      action,
      query: `query ($id: ID!) { answer: ${noun}Import(id: $id) { state } }`,
      variables: byImportId,
      reached: ({ answer }) => answer.state === "CHECKED",
    },
    [`${noun}Imports`]: {
      action,
      query: `query { answer: ${noun}Imports(first: 100) { fileName } }`,
      variables: async ({ importId }) => {
        await importId(schema);
        return {};
      },
      reached: ({ answer }, { id }) => answer.some(({ fileName }: { fileName: string }) => fileName === id),
    },
    [`${noun}ImportRows`]: {
      action,
      query: `query ($id: ID!) { answer: ${noun}ImportRows(importId: $id, verdict: ADDED) { line } }`,
      variables: byImportId,
      reached: ({ answer }) => answer.length === 1,
    },
    [`${noun}ImportColumns`]: {
      action,
      query: `query { answer: ${noun}ImportColumns { headingTh } }`,
      variables: () => ({}),
      reached: ({ answer }) => answer.length > 5,
      isUnscoped: true,
    },
    [`start${big}`]: {
      action,
      query: `mutation ($id: ID!, $key: String!) { answer: start${big}(fileId: $id, idempotencyKey: $key) { state } }`,
      variables: async ({ tableFileId }) => ({ id: await tableFileId(schema) }),
      reached: ({ answer }) => answer.state === "CHECKING",
    },
    [`apply${big}`]: {
      action,
      query: `mutation ($id: ID!, $key: String!) { answer: apply${big}(id: $id, idempotencyKey: $key) { state } }`,
      variables: byImportId,
      reached: ({ answer }) => answer.state === "APPLYING",
    },
    [`cancel${big}`]: {
      action,
      query: `mutation ($id: ID!, $key: String!) { answer: cancel${big}(id: $id, idempotencyKey: $key) { state } }`,
      variables: byImportId,
      reached: ({ answer }) => answer.state === "CANCELLED",
    },
  };
}

/** How the root fields of imports are asked. */
export const importProbes: Readonly<Record<string, Probe>> = {
  ...probesOf("organisation", "organisations"),
  ...probesOf("servicePoint", "service_points"),
};
