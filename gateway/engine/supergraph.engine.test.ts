import { composeServices } from "@theguild/federation-composition";
import { type ExecutionResult, Kind, type OperationDefinitionNode, parse, print } from "graphql";
import type { Operation } from "../../subgraphs/kit/database/operation";
import { type Engine, createEngine, type SubgraphExecutor } from "./supergraph.engine";

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@inaccessible"])';
const schemas: Record<string, string> = {
  offices: `${link} type Query { office: Office secret: String @inaccessible } type Office @key(fields: "id") { id: ID! name: String }`,
  "service-points": `${link} type Office @key(fields: "id") { id: ID! points(first: Int!): Int }`,
};

function compose(): string {
  const services = Object.entries(schemas).map(([name, text]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(text),
  }));
  return composeServices(services).supergraphSdl as string;
}

/** Not a database: the engine only hands it on. */
const operation = { requestId: "abcd1234" } as Operation;
const asked: { name: string; query: string; variables: unknown; operation: Operation }[] = [];

const answering = (name: string, answer: () => ExecutionResult): SubgraphExecutor => ({
  name,
  async execute({ document, variables }, given) {
    asked.push({ name, query: print(document), variables, operation: given });
    return answer();
  },
});

const offices = answering("offices", () => ({ data: { office: { __typename: "Office", id: "7", name: "ก" } } }));
const points = answering("service-points", () => ({ data: { _entities: [{ __typename: "Office", points: 3 }] } }));

function run(engine: Engine, query: string, variables?: Record<string, unknown>): Promise<ExecutionResult> {
  const document = parse(query);
  const definition = document.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  return engine.execute({ document, operation: definition, variables }, operation, AbortSignal.timeout(5_000));
}

describe("the engine", () => {
  beforeEach(() => asked.splice(0));

  test("joins what two subgraphs know of an office, within one operation", async () => {
    const engine = await createEngine(compose(), [offices, points]);
    const result = await run(engine, "query A($first: Int!) { office { name points(first: $first) } }", { first: 5 });
    expect(result).toEqual({ data: { office: { name: "ก", points: 3 } } });
    expect(asked.map(({ name }) => name)).toEqual(["offices", "service-points"]);
    expect(asked[1]?.variables).toEqual({ first: 5, representations: [{ __typename: "Office", id: "7" }] });
    expect(asked.every((call) => call.operation === operation)).toBe(true);
  });

  test("a subgraph that fails leaves the other's data, and an error", async () => {
    const broken: SubgraphExecutor = { name: "service-points", execute: () => Promise.reject(new Error("away")) };
    const engine = await createEngine(compose(), [offices, broken]);
    const result = await run(engine, "{ office { name points(first: 1) } }");
    expect(result.data).toEqual({ office: { name: "ก", points: null } });
    expect(result.errors).toHaveLength(1);
  });

  test("variables that do not fit are refused before any subgraph is asked", async () => {
    const engine = await createEngine(compose(), [offices, points]);
    await expect(
      run(engine, "query A($first: Int!) { office { points(first: $first) } }", { first: "many" }),
    ).rejects.toThrow(/\$first/);
    expect(asked).toEqual([]);
  });

  test("what is inaccessible, and the supergraph's own machinery, is not in the schema", async () => {
    const { schema } = await createEngine(compose(), [offices, points]);
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(["office"]);
    expect(
      Object.keys(schema.getTypeMap()).filter((name) => /^(join__|link__|_)/.test(name) && !name.startsWith("__")),
    ).toEqual([]);
  });

  test("a supergraph with a subgraph that nobody answers for is refused at the start", async () => {
    await expect(createEngine(compose(), [offices])).rejects.toThrow("service-points");
  });
});
