/** Stands where a reader puts her own key: no sample ever holds a real one. */
export const KEY_PLACEHOLDER = "pak_YOUR_KEY";

/** What the samples ask for: rows, and where the next ones begin. */
export const SAMPLE_QUERY =
  "{ servicePoints(first: 100) { nodes { code nameTh pin { latitude longitude } } pageInfo { hasNextPage endCursor } } }";

/** A first question by curl, to see that the key works. */
export function curlSample(origin: string): string {
  return [
    `curl ${origin}/graphql \\`,
    `  -H "Authorization: Bearer ${KEY_PLACEHOLDER}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify({ query: SAMPLE_QUERY })}'`,
  ].join("\n");
}

/** The same question in Power Query's language. Two quotation marks are one inside its texts. */
export function powerBiSample(origin: string): string {
  return [
    "let",
    `  Query = "${SAMPLE_QUERY}",`,
    `  Answer = Json.Document(Web.Contents("${origin}/graphql", [`,
    `    Headers = [#"Authorization" = "Bearer ${KEY_PLACEHOLDER}", #"Content-Type" = "application/json"],`,
    "    Content = Json.FromValue([query = Query])",
    "  ])),",
    "  Rows = Table.FromRecords(Answer[data][servicePoints][nodes])",
    "in",
    "  Rows",
  ].join("\n");
}
