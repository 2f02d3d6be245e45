import type { LoadRequest } from "./load";

/** A GraphQL operation as the admin UI sends it, with the session of a cookie. */
export const graphqlRequest = (
  cookie: string,
  query: string,
  variables: Record<string, unknown> = {},
): LoadRequest => ({
  path: "/graphql",
  headers: { cookie, "x-pakmut-csrf": "1" },
  body: JSON.stringify({ query, variables }),
});

/** The data of an answer. Throws when there are errors. */
export function dataOf<Data>(answer: string): Data {
  const { data, errors } = JSON.parse(answer) as { data: Data; errors?: unknown };
  if (errors) throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
  return data;
}
