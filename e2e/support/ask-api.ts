import type { Page } from "playwright-core";

/** Asks the API as the person at this page: for a story's scene, not for what the story tells. */
export async function askApi<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const response = await page.request.post("/graphql", {
    headers: { "x-pakmut-csrf": "1" },
    data: { query, variables },
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** A token for a role at an organisation, made and shown by the central officer at `page`. */
export async function tokenFor(page: Page, role: string, organisation: string): Promise<string> {
  const { organisations } = await askApi<{ organisations: { nodes: { id: string; nameTh: string }[] } }>(
    page,
    "query ($text: String!) { organisations(filter: { text: $text }, first: 10) { nodes { id nameTh } } }",
    { text: organisation },
  );
  const organisationId = organisations.nodes.find(({ nameTh }) => nameTh === organisation)?.id;
  const { refreshActivationToken } = await askApi<{ refreshActivationToken: { tokenId: string } }>(
    page,
    `mutation ($organisationId: ID!, $role: Role!, $key: String!) {
      refreshActivationToken(organisationId: $organisationId, role: $role, idempotencyKey: $key) { tokenId }
    }`,
    { organisationId, role, key: crypto.randomUUID() },
  );
  const { revealActivationToken } = await askApi<{ revealActivationToken: { token: string } }>(
    page,
    "mutation ($id: ID!, $key: String!) { revealActivationToken(id: $id, idempotencyKey: $key) { token } }",
    { id: refreshActivationToken.tokenId, key: crypto.randomUUID() },
  );
  return revealActivationToken.token;
}

/** Mail goes to an office's registered address; the demo's has none. */
export async function giveAddress(page: Page): Promise<void> {
  const { organisations } = await askApi<{ organisations: { nodes: { id: string; version: number }[] } }>(
    page,
    "{ organisations(filter: { levels: [DEPARTMENT] }) { nodes { id version } } }",
  );
  await askApi(
    page,
    `mutation ($id: ID!, $version: Int!, $key: String!) {
      updateOrganisationProfile(
        id: $id, version: $version, input: { emailRegistered: "saraban@office.example" }, idempotencyKey: $key
      ) { id }
    }`,
    { ...organisations.nodes[0], key: crypto.randomUUID() },
  );
}
