import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** The parser stops at the first token beyond: reading 50,000 aliases took 95 s, refusing them at this limit 4 ms. */
export const maxTokens = 1_000;

/** What one operation may ask at most, fragments written out wherever they are spread. */
export const operationLimits = { depth: 12, fields: 500, aliases: 30, directives: 50 } as const;

type Extent = Record<keyof typeof operationLimits, number>;

const nothing: Extent = { depth: 0, fields: 0, aliases: 0, directives: 0 };

const add = (left: Extent, right: Extent): Extent => ({
  depth: Math.max(left.depth, right.depth),
  fields: left.fields + right.fields,
  aliases: left.aliases + right.aliases,
  directives: left.directives + right.directives,
});

/** Measures selections. Each fragment is measured once, so that one that doubles itself thirty times costs thirty steps. */
class Measure {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #extents = new Map<string, Extent>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  of({ selectionSet, directives = [] }: { selectionSet?: SelectionSetNode; directives?: readonly unknown[] }): Extent {
    const own = { ...nothing, directives: directives.length };
    return (selectionSet?.selections ?? []).reduce((total, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return add(total, this.of(selection));
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const spread = { ...nothing, directives: selection.directives?.length ?? 0 };
        return add(add(total, spread), this.#ofFragment(selection.name.value));
      }
      // How deep a question about the schema goes is limited by a validation rule of its own.
      const inner = selection.name.value.startsWith("__") ? nothing : this.of(selection);
      const field = {
        ...inner,
        depth: inner.depth + 1,
        fields: inner.fields + 1,
        aliases: inner.aliases + (selection.alias ? 1 : 0),
      };
      return add(total, field);
    }, own);
  }

  #ofFragment(name: string): Extent {
    const known = this.#extents.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    // While it is being measured it counts as nothing: a circle of fragments is refused by validation.
    this.#extents.set(name, nothing);
    const extent = fragment ? this.of(fragment) : nothing;
    this.#extents.set(name, extent);
    return extent;
  }
}

/** Throws an error that names the limit when the operation asks for more than is good for everybody else. */
export function requireWithinLimits(document: DocumentNode, operation: OperationDefinitionNode): void {
  const extent = new Measure(document).of(operation);
  for (const [name, limit] of Object.entries(operationLimits) as [keyof Extent, number][]) {
    if (extent[name] > limit) throw new GraphQLError(`The operation is too large: ${name} over ${limit}.`);
  }
}
