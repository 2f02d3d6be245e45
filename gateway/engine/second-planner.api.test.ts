import { readFileSync } from "node:fs";
import { ApolloGateway, type GraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginUsageReportingDisabled } from "@apollo/server/plugin/disabled";
import fc from "fast-check";
import {
  type ExecutionResult,
  getNamedType,
  type GraphQLFormattedError,
  type GraphQLInputType,
  isEnumType,
  isObjectType,
  parse,
} from "graphql";
import { TestPakmut } from "../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint } from "../../local/testing/test-tree";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import type { Actor } from "../../subgraphs/kit/actor";
import { Operation } from "../../subgraphs/kit/database/operation";
import { projectFile } from "../../subgraphs/kit/project-file";
import { type Choose, randomQuery, wholeSelection } from "../testing/random-operation";
import { DocumentCache } from "./document.cache";
import { subgraphCallers } from "./subgraph.callers";
import { createEngine, type Engine, type SubgraphCaller } from "./supergraph.engine";

const patienceMs = 180_000;
const randomQueries = 150;
const sdl = readFileSync(projectFile("schema", "supergraph.graphql"), "utf8");

interface Context {
  operation: Operation;
}

/** Answered otherwise each time: made anew, or allowed a few times only. */
const unrepeatable = ["registrationChallenge", "registrationProgress"];

/** The same subgraph, asked by the other planner. */
const sourceOf = ({ execute }: SubgraphCaller): GraphQLDataSource<Context> => ({
  async process({ request: { query = "", variables, operationName }, context }) {
    const { data, errors } = await execute(
      { document: parse(query), variables, operationName },
      (context as Context).operation,
    );
    return { data, errors: errors?.map((error) => error.toJSON()) } as Awaited<
      ReturnType<GraphQLDataSource<Context>["process"]>
    >;
  },
});

/** What is compared: the data, and which error is told where. Words and the order of errors are each planner's own. */
const gist = ({ data, errors }: { data?: unknown; errors?: readonly GraphQLFormattedError[] }) => ({
  data: data ?? null,
  errors: (errors ?? []).map(({ path, extensions }) => `${extensions?.code} ${path?.join(".") ?? ""}`).sort(),
});

describe("the same supergraph through two query planners (T15)", () => {
  let pakmut: TestPakmut;
  let engine: Engine;
  let documents: DocumentCache;
  let other: ApolloServer<Context>;
  let actor: Actor;
  let values: Record<string, string>;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const callers = subgraphCallers(allSubgraphs, null, () => undefined);
    engine = await createEngine(sdl, callers);
    documents = new DocumentCache(engine.schema, true);
    const gateway = new ApolloGateway({
      supergraphSdl: sdl,
      buildService: ({ name }) => sourceOf(callers.find((caller) => caller.name === name) as SubgraphCaller),
    });
    other = new ApolloServer<Context>({
      gateway,
      stopOnTerminationSignals: false,
      plugins: [ApolloServerPluginUsageReportingDisabled()],
    });
    await other.start();
    await makeScene();
  });
  afterAll(async () => {
    await other.stop();
    await pakmut.close();
  });

  async function makeScene(): Promise<void> {
    const department = await addOrganisation(pakmut, "กรมตัวอย่าง");
    const agency = await addOrganisation(pakmut, "หน่วยงานตัวอย่าง", { below: department });
    const pointId = await addServicePoint(pakmut, "จุดบริการตัวอย่าง", agency);
    await addServicePoint(pakmut, "จุดบริการที่สอง", department);
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
    const { session } = await pakmut.as("CENTRAL_OFFICER", department.id);
    const { personId, grantId } = session as { personId: string; grantId: string };
    const grant = { id: grantId, role: "CENTRAL_OFFICER", organisationId: department.id, scopePath: department.path };
    actor = { personId, displayName: "ทดสอบ", grant, address: null } as Actor;
    values = {
      "organisation.id": agency.id,
      "servicePoint.id": pointId,
      "grant.id": officer.session?.grantId as string,
      grantId: officer.session?.grantId as string,
      id: agency.id,
      organisationId: agency.id,
      parentId: department.id,
      code: "5001",
      nameTh: "หน่วยงานตัวอย่าง",
      text: "ตัวอย่าง",
      from: "2026-01-05",
    };
  }

  const literalOf = (field: string, { name, type }: { name: string; type: GraphQLInputType }): string => {
    const text = values[`${field}.${name}`] ?? values[name];
    if (text !== undefined) return JSON.stringify(text);
    if (name === "bounds") return "{ west: 90, south: 0, east: 110, north: 25 }";
    if (name === "organisationIds") return JSON.stringify([values.id]);
    if (name === "change") return "{ kind: CHANGE_STATUS, status: VISIBLE }";
    if (String(type).startsWith("Action")) return "READ_OWN_ACCOUNT";
    const named = getNamedType(type);
    if (isEnumType(named)) return named.getValues()[0]?.name as string;
    return /^(String|ID)/.test(String(type)) ? '"5"' : "5";
  };
  const roots = (): string[] =>
    Object.keys(engine.schema.getQueryType()?.getFields() ?? {}).filter((name) => !unrepeatable.includes(name));
  const argumentsOf = (field: string): string => {
    const { args = [] } = engine.schema.getQueryType()?.getFields()[field] ?? {};
    const required = args.filter(({ type, defaultValue }) => String(type).endsWith("!") && defaultValue === undefined);
    return required.length ? `(${required.map((arg) => `${arg.name}: ${literalOf(field, arg)}`).join(", ")})` : "";
  };

  async function asOf(who: Actor | null, query: string): Promise<[ReturnType<typeof gist>, ReturnType<typeof gist>]> {
    const answers: ExecutionResult[] = [];
    const ask = async (answer: (operation: Operation) => Promise<unknown>): Promise<void> => {
      const operation = new Operation(pakmut.database, { actor: who, requestId: "planner1" });
      answers.push((await answer(operation).finally(() => operation.end())) as ExecutionResult);
    };
    await ask((operation) =>
      engine.execute({ ...documents.prepare(query, undefined), variables: {} }, operation, AbortSignal.timeout(10_000)),
    );
    await ask(async (operation) => {
      const { body } = await other.executeOperation({ query }, { contextValue: { operation } });
      return body.kind === "single" ? body.singleResult : null;
    });
    return answers.map((answer) => gist(JSON.parse(JSON.stringify(answer)))) as [
      ReturnType<typeof gist>,
      ReturnType<typeof gist>,
    ];
  }

  test(
    "every query, asked for all that it tells: answered alike to an officer and to nobody",
    async () => {
      let told = 0;
      for (const name of roots()) {
        const inner = getNamedType(engine.schema.getQueryType()?.getFields()[name]?.type);
        const query = `{ ${name}${argumentsOf(name)} ${isObjectType(inner) ? wholeSelection(inner, 3) : ""} }`;
        for (const who of [actor, null]) {
          const [ours, theirs] = await asOf(who, query);
          expect({ query, ...ours }).toEqual({ query, ...theirs });
          if (!ours.errors.length) told += 1;
        }
      }
      expect(told).toBeGreaterThan(20);
    },
    patienceMs,
  );

  test(
    "queries by chance, as deep and as odd as the gateway lets in: planned, and answered alike",
    async () => {
      let told = 0;
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (generate) => {
          const choose: Choose = (count) => generate(fc.nat, { max: Math.max(0, count - 1) });
          const query = randomQuery(engine.schema, roots(), argumentsOf, choose);
          const [ours, theirs] = await asOf(actor, query);
          expect({ query, ...ours }).toEqual({ query, ...theirs });
          if (ours.data) told += 1;
        }),
        { numRuns: randomQueries },
      );
      expect(told).toBeGreaterThan(randomQueries / 4);
    },
    patienceMs,
  );
});
