import { buildSchema, parse, print, stripIgnoredCharacters, validate } from "graphql";
import { mergeDocument, MergedDocuments, type Variables } from "./merged-document";

const schema = buildSchema(`
  interface Named { name: String }
  type Office implements Named { id: ID! name: String tags: [String!] offices(first: Int): [Office!] above: Office head: Named }
  type Query { office(id: ID): Office offices: [Office!] }`);

function merged(query: string, variables: Variables = {}): string {
  const document = mergeDocument(schema, parse(query), variables);
  expect(validate(schema, document)).toEqual([]);
  return stripIgnoredCharacters(print(document));
}
const plain = (query: string): string => stripIgnoredCharacters(print(parse(query)));

test.each([
  ["a field twice", "{ office { tags tags } }", "{ office { tags } }"],
  ["a list of records twice", "{ offices { id } offices { name } }", "{ offices { id name } }"],
  [
    "once by itself and once in fragments",
    "{ offices { tags ...A ... on Office { tags } ... { tags id } } } fragment A on Office { tags above { ...B name } } fragment B on Office { name }",
    "{ offices { tags above { name } id } }",
  ],
  [
    "under two names",
    "{ a: office(id: 1) { id } b: office(id: 2) { id } a: office(id: 1) { name } }",
    "{ a: office(id: 1) { id name } b: office(id: 2) { id } }",
  ],
  [
    "in the order in which they were first asked for",
    "{ office { name above { id } id name } }",
    "{ office { name above { id } id } }",
  ],
  [
    "as it was, where there is nothing to merge",
    "query A($id: ID) { office(id: $id) { id offices(first: 3) { id } } }",
    "query A($id: ID) { office(id: $id) { id offices(first: 3) { id } } }",
  ],
  [
    "of an interface: its fragments stay",
    "{ office { head { name ... on Office { id } } } }",
    "{ office { head { name ... on Office { id } } } }",
  ],
  [
    "left out",
    "{ office { id @include(if: false) name @skip(if: true) tags @skip(if: false) } }",
    "{ office { tags } }",
  ],
  ["a fragment left out", "{ office { id ...A @skip(if: true) } } fragment A on Office { name }", "{ office { id } }"],
  ["all left out", "{ office { id @include(if: false) } }", "{ office { __typename @include(if: false) } }"],
])("%s", (_name, query, expected) => {
  expect(merged(query)).toBe(plain(expected));
});

const conditional =
  "query ($a: Boolean = true, $b: Boolean!) { office { id ... @include(if: $a) { tags } tags @skip(if: $b) name @include(if: $b) } }";
const withVariables = (selection: string): string =>
  plain(`query ($a: Boolean = true, $b: Boolean!) { office { ${selection} } }`);

test.each<[Variables, string]>([
  [{ b: false }, "id tags"],
  [{ a: true, b: true }, "id tags name"],
  [{ a: false, b: true }, "id name"],
  [{ a: false, b: false }, "id tags"],
])("conditions by variables %j, one of them with a default", (variables, expected) => {
  // Variables that nothing uses any more stay declared: a request without one that must be given is refused all the same.
  expect(stripIgnoredCharacters(print(mergeDocument(schema, parse(conditional), variables)))).toBe(
    withVariables(expected),
  );
});

test("the same document under the same conditions is merged once: its plan hangs on it", () => {
  const [documents, document] = [new MergedDocuments(schema), parse(conditional)];
  const first = documents.of(document, { b: true, c: 1 });
  expect(documents.of(document, { b: true, c: 2 })).toBe(first);
  expect(documents.of(document, { b: false })).not.toBe(first);
  expect(documents.of(document, { a: false, b: true })).not.toBe(first);
  expect(documents.of(document, { b: true })).toBe(first);
});
