import type { TestClient } from "../../local/testing/test-client";
import type { TestPakmut } from "../../local/testing/test-pakmut";

export const createKey = `mutation ($name: String! = "รายงาน Power BI", $organisationId: ID!, $expiresAt: DateTimeISO!, $allowedAddresses: [String!], $key: String!) {
  createApiKey(name: $name, organisationId: $organisationId, expiresAt: $expiresAt, allowedAddresses: $allowedAddresses, idempotencyKey: $key) {
    secret apiKey { id name keyStart state allowedAddresses version organisation { id } } } }`;
export const revokeKey = `mutation ($id: ID!, $version: Int! = 1, $key: String!) {
  revokeApiKey(id: $id, version: $version, reason: "เลิกใช้", idempotencyKey: $key) { state revokedByName revokeReason version } }`;
/** What a tool asks when nothing else matters. */
export const organisationsQuery = "{ organisations { totalCount nodes { id } } }";

export const monthsAhead = (months: number): string => {
  const date = new Date();
  date.setMonth(date.getMonth() + months);
  return date.toISOString();
};

/** Makes a key on an organisation and gives its text and id. */
export async function newKey(
  maker: TestClient,
  organisationId: string,
  variables: object = {},
): Promise<{ secret: string; id: string }> {
  const given = { organisationId, expiresAt: monthsAhead(6), ...variables };
  const { createApiKey } = await maker.ask(createKey, given);
  return { secret: createApiKey.secret, id: createApiKey.apiKey.id };
}

/** As a BI tool asks: a key in the header, and nothing that a page of ours would send. */
export async function askWithKey(
  pakmut: TestPakmut,
  secret: string | null,
  query = organisationsQuery,
  headers: Record<string, string> = {},
  path = "/graphql",
) {
  const response = await fetch(`${pakmut.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(secret !== null && { authorization: `Bearer ${secret}` }),
      ...headers,
    },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as {
    data?: Record<string, never>;
    errors?: { extensions: Record<string, unknown> }[];
  };
  return { status: response.status, challenge: response.headers.get("www-authenticate"), ...body };
}
