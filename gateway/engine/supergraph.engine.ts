import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { buildSchema, type ExecutionResult, getDirectiveValues, type GraphQLSchema, isEnumType } from "graphql";
import type { Operation } from "../../subgraphs/kit/database/operation";
import type { RunningSubgraph } from "../../subgraphs/kit/graphql/build-subgraph";
import type { PreparedDocument } from "./document.cache";
import { MergedDocuments } from "./merged-document";

/** Something that answers for one subgraph: in this process, or a client of one that runs elsewhere. */
export type SubgraphCaller = Pick<RunningSubgraph, "name" | "execute" | "download" | "upload" | "file">;

/** What the plan of an operation needs of it. */
export type SubgraphExecutor = Pick<SubgraphCaller, "name" | "execute">;

export interface EngineRequest extends PreparedDocument {
  variables: Record<string, unknown> | undefined;
}

/** Plans an operation over the subgraphs and executes the plan. */
export interface Engine {
  /** What clients may ask: the supergraph without its internals and without everything @inaccessible. */
  schema: GraphQLSchema;
  /** Throws a GraphQLError when the variables do not fit the operation. */
  execute(request: EngineRequest, operation: Operation, signal: AbortSignal): Promise<ExecutionResult>;
}

/**
 * Makes the engine: Hive's Rust query planner with its executor, called directly: see docs/decisions/006.
 * @param supergraphSdl as the composer wrote it
 * @param subgraphs one for each subgraph of the supergraph; throws when one is missing
 */
export async function createEngine(supergraphSdl: string, subgraphs: readonly SubgraphExecutor[]): Promise<Engine> {
  const callers = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  const supergraph = buildSchema(supergraphSdl, { assumeValid: true, assumeValidSDL: true });
  const missing = subgraphNames(supergraph).filter((name) => !callers.has(name));
  if (missing.length) throw new Error(`Nobody answers for the subgraphs ${missing.join(", ")} of the supergraph.`);
  const { unifiedGraph, executor } = await unifiedGraphHandler({
    unifiedGraph: supergraph,
    getUnifiedGraphSDL: () => supergraphSdl,
    onSubgraphExecute: (name, { document, variables, operationName, context }) =>
      (callers.get(name) as SubgraphExecutor).execute({ document, variables, operationName }, context as Operation),
  });
  if (!executor) throw new Error("The query planner gave no executor.");
  const documents = new MergedDocuments(unifiedGraph);
  return {
    schema: unifiedGraph,
    async execute({ document, operation: definition, variables }, operation, signal) {
      const operationName = definition.name?.value;
      const result = await executor({
        document: documents.of(document, variables),
        variables,
        operationName,
        operationType: definition.operation,
        context: operation,
        signal,
      });
      return result as ExecutionResult;
    },
  };
}

/** The subgraphs that a supergraph was composed of: the values of its enum join__Graph tell their names. */
function subgraphNames(supergraph: GraphQLSchema): string[] {
  const graphs = supergraph.getType("join__Graph");
  const directive = supergraph.getDirective("join__graph");
  if (!isEnumType(graphs) || !directive) throw new Error("The supergraph does not name its subgraphs.");
  return graphs.getValues().map(({ name, astNode }) => {
    const values = astNode ? getDirectiveValues(directive, astNode) : undefined;
    return String(values?.name ?? name);
  });
}
