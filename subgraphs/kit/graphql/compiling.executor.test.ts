import { buildSchema, GraphQLError, parse } from "graphql";
import { badUserInput } from "../errors";
import { compilingExecutor } from "./compiling.executor";
import type { SubgraphContext } from "./context";

const schema = buildSchema(`
  type Query { lamp(id: ID!): Lamp, lamps: [Lamp!] }
  type Lamp { id: ID!  watts: Int!  colour: String  broken: String }
`);
const fields = schema.getQueryType()?.getFields() ?? {};
const lamp = { id: "1", watts: 40, colour: null };
Object.assign(fields.lamp as object, {
  resolve: (_: unknown, { id }: { id: string }) => {
    if (id === "refused") throw badUserInput([{ field: "id", rule: "UNKNOWN_CODE" }]);
    if (id === "failed") throw new TypeError("a secret of ours");
    return id === "1" ? lamp : id === "dark" ? { id } : null;
  },
});
Object.assign(fields.lamps as object, { resolve: () => Promise.resolve([lamp, lamp]) });

const documents = [
  ["a list", "{ lamps { id watts colour } }", {}],
  ["one by a variable", "query ($id: ID!) { lamp(id: $id) { id } }", { id: "1" }],
  ["none", 'query { lamp(id: "none") { id } }', {}],
  ["aliases and fragments", "{ a: lamp(id: 1) { ...F } b: lamps { ...F } } fragment F on Lamp { watts id }", {}],
  ["a refusal", 'query { lamp(id: "refused") { id } }', {}],
  ["a failure", 'query { lamp(id: "failed") { id } }', {}],
  ["a value missing where one must be", 'query { lamp(id: "dark") { watts } }', {}],
  ["a variable that does not fit", "query ($id: ID!) { lamp(id: $id) { id } }", {}],
] as const;

const told = (errors: readonly GraphQLError[] | undefined): unknown =>
  errors?.map((error) => ({
    isGraphqlError: error instanceof GraphQLError,
    path: error.path,
    extensions: error.extensions,
    isOurs: Boolean(error.originalError),
    what: error.originalError && !error.extensions.code ? error.originalError.name : null,
  }));

describe("a compiled document", () => {
  test.each(documents)("answers as a walked one does: %s", async (_, text, variables) => {
    const execute = compilingExecutor(schema);
    const document = parse(text);
    const answers = [];
    for (let time = 0; time < 5; time++) {
      const { data, errors } = await execute({ document, variables }, {} as SubgraphContext);
      answers.push(JSON.stringify({ data: data ?? null, errors: told(errors) }));
    }
    expect(new Set(answers)).toEqual(new Set([answers[0]]));
  });
});
