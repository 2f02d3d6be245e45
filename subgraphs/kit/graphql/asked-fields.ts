import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionNode } from "graphql";

/** Gathers what selections ask of one type, through fragments. What stands behind @skip or @include counts as asked. */
function gather(
  selections: readonly SelectionNode[],
  typeName: string,
  fragments: GraphQLResolveInfo["fragments"],
  found: Map<string, SelectionNode[]>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const inside = found.get(selection.name.value) ?? [];
      found.set(selection.name.value, [...inside, ...(selection.selectionSet?.selections ?? [])]);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    const condition = fragment?.typeCondition?.name.value;
    if (fragment && (!condition || condition === typeName)) {
      gather(fragment.selectionSet.selections, typeName, fragments, found);
    }
  }
}

interface Remembered {
  fieldNodes: readonly FieldNode[];
  path: string;
  fields: ReadonlySet<string>;
}

/** The gateway keeps the documents of its plans, so the same nodes come again with each request and with each entity. */
const remembered = new WeakMap<FieldNode, Remembered[]>();

const areSame = (left: readonly FieldNode[], right: readonly FieldNode[]): boolean =>
  left.length === right.length && left.every((node, index) => node === right[index]);

function gatherAlong({ fieldNodes, fragments }: GraphQLResolveInfo, typePath: readonly string[]): ReadonlySet<string> {
  let selections = fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  let found = new Map<string, SelectionNode[]>();
  for (let step = 0; step < typePath.length; step += 2) {
    found = new Map();
    gather(selections, typePath[step] as string, fragments, found);
    selections = found.get(typePath[step + 1] ?? "") ?? [];
  }
  return new Set(found.keys());
}

/**
 * Names of the fields that a client asks of what a resolver gives, so that it reads no more than those.
 * @param typePath the type that the resolver gives, and from there the field and type of each further step:
 * `"ServicePointConnection", "nodes", "ServicePoint"`
 */
export function askedFields(info: GraphQLResolveInfo, ...typePath: readonly string[]): ReadonlySet<string> {
  const [first] = info.fieldNodes;
  if (!first) return new Set();
  const path = typePath.join();
  const earlier = remembered.get(first) ?? [];
  const known = earlier.find((entry) => entry.path === path && areSame(entry.fieldNodes, info.fieldNodes));
  if (known) return known.fields;
  const fields = gatherAlong(info, typePath);
  remembered.set(first, [...earlier, { fieldNodes: info.fieldNodes, path, fields }]);
  return fields;
}
