import type { Probe, ProbeTarget } from "./access-probe";

const ids = (nodes: { id: string }[]): string[] => nodes.map(({ id }) => id);
const byId = (target: ProbeTarget) => ({ id: target.id });
const byGrantId = ({ grantId }: ProbeTarget) => ({ id: grantId });
const byGrantIdAndVersion = async ({ grantId, version }: ProbeTarget) => ({
  id: grantId,
  version: (await version()).grant,
});

/** How the root fields of accounts are asked: tokens, users, API keys, the trail and the outbox. */
export const accountsProbes: Readonly<Record<string, Probe>> = {
  redeemActivationToken: {
    action: "REDEEM_ACTIVATION_TOKEN",
    query: 'mutation { redeemActivationToken(token: "ABCD-EFGH-JKMN-PQRS-TVWXY") { id } }',
    variables: () => ({}),
    reached: () => false,
    isUnscoped: true,
    letsInWith: ["BAD_USER_INPUT", "RATE_LIMITED"],
  },
  activationTokenPlaces: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query:
      "query ($id: ID!) { activationTokenPlaces(filter: { organisationId: $id }, first: 100) { totalCount nodes { id seats { role } } } }",
    variables: byId,
    reached: ({ activationTokenPlaces }, { id }) => ids(activationTokenPlaces.nodes).includes(id),
  },
  refreshActivationToken: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query: `mutation ($id: ID!, $key: String!) {
      refreshActivationToken(organisationId: $id, role: BI_READER, idempotencyKey: $key) { status } }`,
    variables: byId,
    reached: ({ refreshActivationToken }) => refreshActivationToken.status === "READY",
  },
  revealActivationToken: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query:
      "mutation ($id: ID!, $key: String!) { revealActivationToken(id: $id, idempotencyKey: $key) { organisation { id } } }",
    variables: async ({ activationTokenId }) => ({ id: await activationTokenId() }),
    reached: ({ revealActivationToken }, { id }) => revealActivationToken.organisation.id === id,
  },
  activationTokenBatch: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query: "query ($id: ID!) { activationTokenBatch(id: $id) { id } }",
    variables: ({ activationTokenBatchId }) => ({ id: activationTokenBatchId }),
    reached: ({ activationTokenBatch }, { activationTokenBatchId }) =>
      activationTokenBatch.id === activationTokenBatchId,
  },
  activationTokenBatches: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query: "query { activationTokenBatches(first: 100) { id } }",
    variables: () => ({}),
    reached: ({ activationTokenBatches }, { activationTokenBatchId }) =>
      ids(activationTokenBatches).includes(activationTokenBatchId),
  },
  issueActivationTokens: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query: `mutation ($id: ID!, $key: String!) {
      issueActivationTokens(organisationIds: [$id], roles: [BI_READER], idempotencyKey: $key) { total } }`,
    variables: byId,
    reached: ({ issueActivationTokens }) => issueActivationTokens.total === 1,
  },
  cancelActivationTokenBatch: {
    action: "MANAGE_ACTIVATION_TOKENS",
    query: `mutation ($id: ID!, $key: String!) { cancelActivationTokenBatch(id: $id, idempotencyKey: $key) { id state } }`,
    variables: ({ activationTokenBatchId }) => ({ id: activationTokenBatchId }),
    reached: ({ cancelActivationTokenBatch }) => cancelActivationTokenBatch.state === "CANCELLED",
    // Others have cancelled it before: that is told only to whoever may know of it.
    letsInWith: ["INVALID_TRANSITION"],
  },
  mails: {
    action: "READ_MAIL_OUTBOX",
    query: "query { mails(first: 100) { nodes { id } } }",
    variables: () => ({}),
    reached: (data) => "mails" in data,
    isUnscoped: true,
  },
  auditEntries: {
    action: "READ_AUDIT_TRAIL",
    query: "query ($id: ID!) { auditEntries(filter: { organisationId: $id }) { nodes { organisation { id } } } }",
    variables: byId,
    reached: ({ auditEntries }, { id }) =>
      auditEntries.nodes.some(({ organisation }: { organisation: { id: string } | null }) => organisation?.id === id),
  },
  apiKeys: {
    action: "MANAGE_API_KEYS",
    query: 'query { apiKeys(filter: { text: "ทดสอบ" }, first: 100) { nodes { id history { id } } } }',
    variables: () => ({}),
    reached: ({ apiKeys }, { apiKeyId }) => ids(apiKeys.nodes).includes(apiKeyId),
  },
  createApiKey: {
    action: "MANAGE_API_KEYS",
    query: `mutation ($organisationId: ID!, $expiresAt: DateTimeISO!, $key: String!) {
      createApiKey(name: "ใหม่", organisationId: $organisationId, expiresAt: $expiresAt, idempotencyKey: $key) { secret } }`,
    variables: ({ id }) => ({ organisationId: id, expiresAt: new Date(Date.now() + 86_400_000) }),
    reached: ({ createApiKey }) => createApiKey.secret !== null,
    refusesOutside: "SCOPE",
  },
  revokeApiKey: {
    action: "MANAGE_API_KEYS",
    query: `mutation ($id: ID!, $version: Int!, $key: String!) {
      revokeApiKey(id: $id, version: $version, reason: "ทดสอบ", idempotencyKey: $key) { id } }`,
    variables: async ({ apiKeyId, version }) => ({ id: apiKeyId, version: (await version()).apiKey }),
    reached: ({ revokeApiKey }, { apiKeyId }) => revokeApiKey.id === apiKeyId,
  },
  grant: {
    action: "MANAGE_GRANTS",
    query: "query ($id: ID!) { grant(id: $id) { id sessions { id } history { id } } }",
    variables: byGrantId,
    reached: ({ grant }, { grantId }) => grant.id === grantId,
  },
  grants: {
    action: "MANAGE_GRANTS",
    query: "query ($ids: [ID!]) { grants(filter: { ids: $ids }) { totalCount nodes { id } } }",
    variables: ({ grantId }) => ({ ids: [grantId] }),
    reached: ({ grants }, { grantId }) => grants.totalCount === 1 && ids(grants.nodes).includes(grantId),
  },
  grantSummary: {
    action: "MANAGE_GRANTS",
    query: "query ($ids: [ID!]) { grantSummary(filter: { ids: $ids }) { totalCount } }",
    variables: ({ grantId }) => ({ ids: [grantId] }),
    reached: ({ grantSummary }) => grantSummary.totalCount === 1,
  },
  explainPermission: {
    action: "MANAGE_GRANTS",
    query: `query ($id: ID!, $organisationId: ID!) {
      explainPermission(grantId: $id, action: READ_UNPUBLISHED, organisationId: $organisationId) { isAllowed } }`,
    variables: ({ grantId, id }) => ({ id: grantId, organisationId: id }),
    reached: ({ explainPermission }) => explainPermission.isAllowed,
  },
  changeGrant: {
    action: "MANAGE_GRANTS",
    query: `mutation ($id: ID!, $version: Int!, $organisationId: ID!, $key: String!) {
      changeGrant(id: $id, version: $version, role: BI_READER, organisationId: $organisationId, reason: "ทดสอบ", idempotencyKey: $key) { id } }`,
    variables: async (target) => ({ ...(await byGrantIdAndVersion(target)), organisationId: target.id }),
    reached: ({ changeGrant }, { grantId }) => changeGrant.id === grantId,
  },
  confirmGrants: {
    action: "MANAGE_GRANTS",
    query:
      "mutation ($ids: [ID!]!, $key: String!) { confirmGrants(ids: $ids, idempotencyKey: $key) { isDone reason } }",
    variables: ({ grantId }) => ({ ids: [grantId] }),
    reached: ({ confirmGrants }) => confirmGrants[0].isDone,
  },
  endGrantSessions: {
    action: "MANAGE_GRANTS",
    query: "mutation ($id: ID!, $key: String!) { endGrantSessions(id: $id, idempotencyKey: $key) { id } }",
    variables: byGrantId,
    reached: ({ endGrantSessions }, { grantId }) => endGrantSessions.id === grantId,
  },
  endGrant: {
    action: "MANAGE_GRANTS",
    query: `mutation ($id: ID!, $version: Int!, $key: String!) {
      endGrant(id: $id, version: $version, reason: "ทดสอบ", idempotencyKey: $key) { endedAt } }`,
    variables: byGrantIdAndVersion,
    reached: ({ endGrant }) => endGrant.endedAt !== null,
  },
  endGrants: {
    action: "MANAGE_GRANTS",
    query: `mutation ($ids: [ID!]!, $key: String!) {
      endGrants(ids: $ids, reason: "ทดสอบ", idempotencyKey: $key) { isDone } }`,
    variables: ({ grantId }) => ({ ids: [grantId] }),
    reached: ({ endGrants }) => endGrants[0].isDone,
  },
  subtreeAccess: {
    action: "MANAGE_GRANTS",
    query: "query ($id: ID!) { subtreeAccess(organisationId: $id) { grantCount } }",
    variables: byId,
    reached: ({ subtreeAccess }) => subtreeAccess.grantCount > 0,
  },
  subtreesAccess: {
    action: "MANAGE_GRANTS",
    query: "query ($id: ID!) { subtreesAccess(organisationIds: [$id]) { grantCount } }",
    variables: byId,
    reached: ({ subtreesAccess }) => subtreesAccess.grantCount > 0,
  },
};
