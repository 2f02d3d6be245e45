import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** Gives a number from 0 on, below that count. */
export type Choose = (count: number) => number;

const deepest = 6;
const maybe = (choose: Choose, oneIn: number): boolean => choose(oneIn) === 0;

/** Can be asked without an argument. */
const isPlain = (field: GraphQLField<unknown, unknown>): boolean => !field.args.some(isRequiredArgument);

/** Everything that a type tells without arguments, as deep as said. */
export function wholeSelection(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter(isPlain);
  const texts = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isObjectType(inner)) return [field.name];
    return depth > 1 ? [`${field.name} ${wholeSelection(inner, depth - 1)}`] : [];
  });
  return `{ ${["__typename", ...texts].join(" ")} }`;
}

/** Some of what a type tells, here and there under another name, in a fragment, or twice with different selections. */
function someSelection(type: GraphQLObjectType, choose: Choose, depth: number): string {
  const fields = Object.values(type.getFields()).filter(
    (field) => isPlain(field) && (depth > 1 || !isObjectType(getNamedType(field.type))),
  );
  const texts = Array.from({ length: 1 + choose(4) }, () => {
    const field = fields[choose(fields.length)];
    if (!field) return "__typename";
    const inner = getNamedType(field.type);
    // Named after its field: the same name for two fields would be no valid operation.
    const alias = maybe(choose, 8) ? `other_${field.name}: ` : "";
    const condition = maybe(choose, 10) ? ` @include(if: ${maybe(choose, 2)})` : "";
    const text = `${alias}${field.name}${condition} ${isObjectType(inner) ? someSelection(inner, choose, depth - 1) : ""}`;
    return maybe(choose, 6) ? `... on ${type.name} { ${text} }` : text;
  });
  return `{ ${["__typename", ...texts].join(" ")} }`;
}

/**
 * A query of up to three root fields with selections by chance.
 * @param roots their names
 * @param argumentsOf a root field's arguments as they stand in a document, with their brackets; empty: none
 */
export function randomQuery(
  schema: GraphQLSchema,
  roots: readonly string[],
  argumentsOf: (name: string) => string,
  choose: Choose,
): string {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const texts = Array.from({ length: 1 + choose(3) }, (_, index) => {
    const { name, type } = fields[roots[choose(roots.length)] as string] as GraphQLField<unknown, unknown>;
    const inner = getNamedType(type);
    const selection = isObjectType(inner) ? someSelection(inner, choose, 1 + choose(deepest)) : "";
    return `root${index}: ${name}${argumentsOf(name)} ${selection}`;
  });
  return `{ ${texts.join(" ")} }`;
}
