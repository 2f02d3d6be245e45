import { buildSchema } from "graphql";
import { DocumentCache } from "./document.cache";
import { RefusedDocument } from "./refused-document.error";

const schema = buildSchema(
  "type Query { name: String other(id: ID!): Query } type Mutation { rename(name: String!): String }",
);

function refusal(work: () => unknown): RefusedDocument {
  try {
    work();
  } catch (error) {
    if (error instanceof RefusedDocument) return error;
    throw error;
  }
  throw new Error("The document was not refused.");
}

describe("documents", () => {
  const documents = new DocumentCache(schema, false);

  test("the same text is prepared once, so that its plan is found again", () => {
    expect(documents.prepare("{ name }", undefined)).toBe(documents.prepare("{ name }", undefined));
  });

  test("of several operations one is executed, with the fragments that it uses", () => {
    const text = "query A { ...F } query B { name } fragment F on Query { name }";
    expect(documents.prepare(text, "A").document.definitions).toHaveLength(2);
    expect(documents.prepare(text, "B").document.definitions).toHaveLength(1);
    expect(refusal(() => documents.prepare(text, undefined)).kind).toBe("schema");
    expect(refusal(() => documents.prepare(text, "C")).kind).toBe("schema");
  });

  test.each([
    ["syntax", "{ name "],
    ["syntax", ""],
    ["syntax", "fragment"],
    ["limits", `{ ${"name ".repeat(1_000)} }`],
    ["limits", `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: name`).join(" ")} }`],
    ["schema", "{ nam }"],
    ["schema", "fragment F on Query { name }"],
    ["schema", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"],
    ["schema", "subscription { name }"],
    ["schema", "{ other }"],
    ["schema", "{ __schema { queryType { name } } }"],
    ["schema", '{ a: __type(name: "Query") { name } }'],
  ])("refused for its %s: %.60s", (kind, text) => {
    expect(refusal(() => documents.prepare(text, undefined)).kind).toBe(kind);
  });

  test("the schema is told where it is on show", () => {
    expect(() =>
      new DocumentCache(schema, true).prepare("{ __schema { queryType { name } } }", undefined),
    ).not.toThrow();
  });

  test("fifty thousand aliases cost no more than a thousand tokens", () => {
    const text = `{ ${Array.from({ length: 50_000 }, (_, index) => `a${index}: name`).join(" ")} }`;
    expect(refusal(() => documents.prepare(text, undefined)).kind).toBe("limits");
  });
});
