import { type DocumentNode, execute, type ExecutionResult, GraphQLError, type GraphQLSchema } from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import type { SubgraphContext } from "./context";

/** What is to be executed: already planned and checked against the supergraph. */
export interface SubgraphRequest {
  document: DocumentNode;
  variables?: Record<string, unknown>;
  operationName?: string;
}

type Execute = (request: SubgraphRequest, contextValue: SubgraphContext) => Promise<ExecutionResult> | ExecutionResult;

/** Compiling takes longer than executing a few times: it pays for the lists of every day, not for what is asked once. */
const compileAt = 3;

/** Compiled code throws errors of a class of its own; this makes them what walking the document would have given. */
const toGraphqlError = ({ message, path, originalError }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { path, originalError: path ? (originalError ?? new Error(message)) : null });

async function withGraphqlErrors(answer: Promise<ExecutionResult> | ExecutionResult): Promise<ExecutionResult> {
  const result = await answer;
  return result.errors ? { ...result, errors: result.errors.map(toGraphqlError) } : result;
}

/**
 * Makes the executor of a schema. A document that comes again (the gateway keeps one for each step of a plan) is
 * compiled into a function of its own, which takes a quarter less time than walking it.
 */
export function compilingExecutor(schema: GraphQLSchema): Execute {
  const uses = new WeakMap<DocumentNode, number>();
  const compiled = new WeakMap<DocumentNode, Execute>();

  const walk: Execute = ({ document, variables, operationName }, contextValue) =>
    execute({ schema, document, variableValues: variables, operationName, contextValue });

  function compile(document: DocumentNode, operationName: string | undefined): Execute {
    const query = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true });
    if (!isCompiledQuery(query)) return walk;
    return ({ variables }, contextValue) => withGraphqlErrors(query.query(undefined, contextValue, variables));
  }

  return (request, contextValue) => {
    const { document, operationName } = request;
    const known = compiled.get(document);
    if (known) return known(request, contextValue);
    const count = (uses.get(document) ?? 0) + 1;
    uses.set(document, count);
    if (count < compileAt) return walk(request, contextValue);
    const run = compile(document, operationName);
    compiled.set(document, run);
    return run(request, contextValue);
  };
}
