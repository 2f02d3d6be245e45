import { randomUUID } from "node:crypto";
import type { Probe } from "./access-probe";

/** What solves nothing. */
const unsolved = '{ algorithm: "SHA-256", challenge: "0", salt: "0&", number: 1, signature: "0" }';

/** How the root fields of registrations are asked. */
export const registrationProbes: Readonly<Record<string, Probe>> = {
  newRegistrationChallenge: {
    action: "REGISTER_AGENCY",
    query: "mutation { newRegistrationChallenge { challenge } }",
    variables: () => ({}),
    reached: ({ newRegistrationChallenge }) => newRegistrationChallenge.challenge.length === 64,
    isUnscoped: true,
  },
  listedAgencies: {
    action: "REGISTER_AGENCY",
    query: 'query { listedAgencies(text: "หน่วยงาน") { id } }',
    variables: () => ({}),
    reached: ({ listedAgencies }) => listedAgencies.length > 0,
    isUnscoped: true,
    letsInWith: ["RATE_LIMITED"],
  },
  registrationParents: {
    action: "REGISTER_AGENCY",
    query: "query ($id: ID) { registrationParents(ministryId: $id) { id } }",
    variables: () => ({ id: null }),
    reached: ({ registrationParents }) => registrationParents.length > 0,
    isUnscoped: true,
    letsInWith: ["RATE_LIMITED"],
  },
  registrationProgress: {
    action: "REGISTER_AGENCY",
    query: "query ($trackingNumber: String!) { registrationProgress(trackingNumber: $trackingNumber) { state } }",
    variables: async ({ registration }) => ({ trackingNumber: (await registration("EXISTING")).trackingNumber }),
    reached: ({ registrationProgress }) => registrationProgress.state === "WAITING",
    isUnscoped: true,
    letsInWith: ["RATE_LIMITED"],
  },
  requestRegistration: {
    action: "REGISTER_AGENCY",
    query: `mutation ($id: ID!, $requestKey: String!) { requestRegistration(
      input: { organisationId: $id, contact: { name: "ทดสอบ", phone: "021234567", email: "test@example.go.th" } },
      proof: ${unsolved}, idempotencyKey: $requestKey) { trackingNumber } }`,
    variables: ({ id }) => ({ id, requestKey: randomUUID() }),
    reached: () => false,
    isUnscoped: true,
    letsInWith: ["BAD_USER_INPUT", "RATE_LIMITED"],
  },
  registrations: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query: "query ($id: ID!) { registrations(filter: { id: $id }) { totalCount nodes { id } } }",
    variables: async ({ registration }) => ({ id: (await registration("EXISTING")).id }),
    reached: ({ registrations }) => registrations.totalCount === 1 && registrations.nodes.length === 1,
  },
  registration: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query: "query ($id: ID!) { registration(id: $id) { id } }",
    variables: async ({ registration }) => ({ id: (await registration("EXISTING")).id }),
    reached: ({ registration }) => registration.id !== null,
  },
  approveRegistration: {
    action: "DECIDE_REGISTRATIONS",
    query: `mutation ($id: ID!, $parentId: ID!, $nameTh: String!, $key: String!) { approveRegistration(id: $id, version: 1,
      parentId: $parentId, input: { nameTh: $nameTh }, idempotencyKey: $key) { state } }`,
    variables: async ({ id, registration }) => {
      const { id: registrationId, trackingNumber } = await registration("NEW");
      return { id: registrationId, parentId: id, nameTh: `หน่วยงานใหม่ ${trackingNumber}` };
    },
    reached: ({ approveRegistration }) => approveRegistration.state === "APPROVED",
  },
  joinRegistration: {
    action: "DECIDE_REGISTRATIONS",
    query: `mutation ($id: ID!, $organisationId: ID!, $key: String!) { joinRegistration(id: $id, version: 1,
      organisationId: $organisationId, idempotencyKey: $key) { state } }`,
    variables: async ({ id, registration }) => ({ id: (await registration("NEW")).id, organisationId: id }),
    reached: ({ joinRegistration }) => joinRegistration.state === "JOINED",
  },
  releaseRegistration: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query: `mutation ($id: ID!, $key: String!) { releaseRegistration(id: $id, version: 1,
      idempotencyKey: $key) { state } }`,
    variables: async ({ registration }) => ({ id: (await registration("EXISTING")).id }),
    reached: ({ releaseRegistration }) => releaseRegistration.state === "RELEASED",
    // Of a central officer's own department: another beside herself is made by those above.
    letsInWith: ["BAD_USER_INPUT"],
  },
  refuseRegistration: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query: `mutation ($id: ID!, $key: String!) { refuseRegistration(id: $id, version: 1, reason: "ทดสอบ",
      idempotencyKey: $key) { state } }`,
    variables: async ({ registration }) => ({ id: (await registration("EXISTING")).id }),
    reached: ({ refuseRegistration }) => refuseRegistration.state === "REFUSED",
  },
};
