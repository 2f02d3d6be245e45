import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  separateOperations,
  specifiedRules,
  validate,
  type ValidationRule,
} from "graphql";
import { maxTokens, requireWithinLimits } from "./document.limits";
import { RefusedDocument } from "./refused-document.error";

/** A document that fits the schema and the limits: one operation with the fragments that it uses. */
export interface PreparedDocument {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

const maxEntries = 1_000;
/** Longer documents are prepared each time, so that the cache stays at a few megabytes whatever is sent. */
const maxCachedLength = 8_000;
const maxValidationErrors = 5;

/** Parses, limits and validates documents, and remembers the latest good ones: their query plans hang on the document. */
export class DocumentCache {
  readonly #prepared = new Map<string, PreparedDocument>();
  readonly #rules: readonly ValidationRule[];

  constructor(
    private readonly schema: GraphQLSchema,
    showsSchema: boolean,
  ) {
    this.#rules = showsSchema ? specifiedRules : [NoSchemaIntrospectionCustomRule, ...specifiedRules];
  }

  /** Gives the one operation of a document that is to be executed. Throws a `RefusedDocument`. */
  prepare(query: string, operationName: string | undefined): PreparedDocument {
    const key = `${operationName ?? ""}\n${query}`;
    const known = this.#prepared.get(key);
    if (known) {
      // Back to the end of the line: the first in line is the one used longest ago.
      this.#prepared.delete(key);
      this.#prepared.set(key, known);
      return known;
    }
    const prepared = this.#prepareAnew(query, operationName);
    if (key.length <= maxCachedLength) this.#remember(key, prepared);
    return prepared;
  }

  #remember(key: string, prepared: PreparedDocument): void {
    this.#prepared.set(key, prepared);
    if (this.#prepared.size <= maxEntries) return;
    for (const [oldest] of this.#prepared) {
      this.#prepared.delete(oldest);
      return;
    }
  }

  #prepareAnew(query: string, operationName: string | undefined): PreparedDocument {
    const whole = parseWithin(query);
    refuseWith("limits", () => {
      for (const operation of operationsOf(whole)) requireWithinLimits(whole, operation);
    });
    const errors = validate(this.schema, whole, this.#rules, { maxErrors: maxValidationErrors });
    if (errors.length) throw new RefusedDocument("schema", errors);
    const operation = refuseWith("schema", () => chooseOperation(whole, operationName));
    // Validation lets an operation pass for whose kind there is no root type: the subscriptions that we do not have.
    if (!this.schema.getRootType(operation.operation)) {
      throw new RefusedDocument("schema", [new GraphQLError(`There is no ${operation.operation} here.`)]);
    }
    const document = separateOperations(whole)[operation.name?.value ?? ""] as DocumentNode;
    return { document, operation };
  }
}

function parseWithin(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens, noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // The parser has no other way to say that it stopped at the limit.
    throw new RefusedDocument(/\d+ tokens\. Parsing aborted/i.test(error.message) ? "limits" : "syntax", [error]);
  }
}

const operationsOf = (document: DocumentNode): OperationDefinitionNode[] =>
  document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);

function chooseOperation(document: DocumentNode, operationName: string | undefined): OperationDefinitionNode {
  const operations = operationsOf(document);
  const chosen = operationName ? operations.find(({ name }) => name?.value === operationName) : operations[0];
  if (!chosen) throw new GraphQLError("There is no operation of this name.");
  if (!operationName && operations.length > 1) throw new GraphQLError("Name the operation to execute.");
  return chosen;
}

function refuseWith<Result>(kind: RefusedDocument["kind"], work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof GraphQLError) throw new RefusedDocument(kind, [error]);
    throw error;
  }
}
