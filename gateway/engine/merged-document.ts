import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
  visit,
} from "graphql";

export type Variables = Readonly<Record<string, unknown>>;

const isCondition = ({ name }: DirectiveNode): boolean => name.value === "include" || name.value === "skip";
/** Stands where conditions leave nothing: a selection must not be empty. */
const nothing: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: "__typename" },
  directives: [
    {
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: "include" },
      arguments: [
        { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: "if" }, value: { kind: Kind.BOOLEAN, value: false } },
      ],
    },
  ],
};

/** The variables on which it depends what a document asks for. */
function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      if (!isCondition(directive)) return;
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** So many combinations of conditions are remembered of a document, with their plans. */
const maxVariants = 16;

/** Merges documents, each once: the plan of an operation hangs on its document. */
export class MergedDocuments {
  readonly #conditions = new WeakMap<DocumentNode, readonly string[]>();
  readonly #merged = new WeakMap<DocumentNode, Map<string, DocumentNode>>();

  constructor(private readonly schema: GraphQLSchema) {}

  of(document: DocumentNode, variables: Variables = {}): DocumentNode {
    const conditions = this.#conditions.get(document) ?? conditionVariables(document);
    const variants = this.#merged.get(document) ?? new Map<string, DocumentNode>();
    this.#conditions.set(document, conditions);
    this.#merged.set(document, variants);
    const key = conditions.map((name) => (Object.hasOwn(variables, name) ? String(variables[name]) : "default")).join();
    const known = variants.get(key);
    if (known) return known;
    if (variants.size >= maxVariants) variants.clear();
    const merged = mergeDocument(this.schema, document, variables);
    variants.set(key, merged);
    return merged;
  }
}

/**
 * The same operation with each field once in each selection: fragments written out, what conditions leave out left out.
 * The executor of the plan lays a list that is selected twice end to end: rows came twice, and so did reasons.
 */
export function mergeDocument(schema: GraphQLSchema, document: DocumentNode, variables: Variables): DocumentNode {
  return new Merger(schema, document, variables).merged();
}

class Merger {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #operation: OperationDefinitionNode;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Variables,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    this.#operation = document.definitions.find(
      ({ kind }) => kind === Kind.OPERATION_DEFINITION,
    ) as OperationDefinitionNode;
  }

  merged(): DocumentNode {
    const root = this.schema.getRootType(this.#operation.operation) as GraphQLObjectType;
    const selectionSet = this.#merge([this.#operation.selectionSet], root);
    return { kind: Kind.DOCUMENT, definitions: [{ ...this.#operation, selectionSet }] };
  }

  #merge(sets: readonly SelectionSetNode[], parent: GraphQLObjectType): SelectionSetNode {
    const fields = new Map<string, FieldNode[]>();
    const others: SelectionNode[] = [];
    for (const set of sets) this.#collect(set, parent, fields, others);
    const selections = [...[...fields.values()].map((nodes) => this.#mergeField(nodes, parent)), ...others];
    return { kind: Kind.SELECTION_SET, selections: selections.length ? selections : [nothing] };
  }

  #collect(
    set: SelectionSetNode,
    parent: GraphQLObjectType,
    fields: Map<string, FieldNode[]>,
    others: SelectionNode[],
  ): void {
    for (const selection of set.selections) {
      if (!this.#isAskedFor(selection.directives)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        fields.set(key, [...(fields.get(key) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value ?? parent.name;
      // Of an interface or a union the answer decides: such a fragment stays one.
      if (!fragment || condition !== parent.name) others.push(selection);
      else this.#collect(fragment.selectionSet, parent, fields, others);
    }
  }

  /** That they have the same arguments was validated. */
  #mergeField(nodes: readonly FieldNode[], parent: GraphQLObjectType): FieldNode {
    const [first] = nodes as [FieldNode];
    const directives = first.directives?.filter((directive) => !isCondition(directive));
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const type = getNamedType(parent.getFields()[first.name.value]?.type);
    if (!isObjectType(type) || !sets.length) return { ...first, directives };
    return { ...first, directives, selectionSet: this.#merge(sets, type) };
  }

  #isAskedFor(directives: readonly DirectiveNode[] = []): boolean {
    return directives.filter(isCondition).every(({ name, arguments: [given] = [] }) => {
      const { value } = given ?? {};
      const isTrue =
        value?.kind === Kind.VARIABLE ? this.#valueOf(value.name.value) : value && valueFromASTUntyped(value);
      return Boolean(isTrue) === (name.value === "include");
    });
  }

  #valueOf(name: string): unknown {
    if (Object.hasOwn(this.variables, name)) return this.variables[name];
    const { defaultValue } =
      this.#operation.variableDefinitions?.find(({ variable }) => variable.name.value === name) ?? {};
    return defaultValue && valueFromASTUntyped(defaultValue);
  }
}
