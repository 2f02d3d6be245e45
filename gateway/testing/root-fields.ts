import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from "graphql";
import { projectFile } from "../../subgraphs/kit/project-file";

/** A root field of the API with all its arguments as variables of the same names. */
export interface RootField {
  name: string;
  kind: "query" | "mutation";
  query: string;
  /** Variables that fit the schema; whether they make sense is another question. */
  variables: () => Record<string, unknown>;
  /** Where text may be put: paths into the variables, with the value there being a string. */
  textPaths: (string | number)[][];
  inputTypes: GraphQLInputObjectType[];
  arguments: string[];
}

const schema = buildSchema(readFileSync(projectFile("schema", "api.graphql"), "utf8"));
const samples: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true, DateTimeISO: "2026-01-01T00:00:00.000Z" };
const maxDepth = 3;

/** Every root field of the committed schema. */
export const rootFields: RootField[] = [
  ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => rootField(field, "query")),
  ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => rootField(field, "mutation")),
];

/** Every word that the schema uses for a field. */
export const fieldNames: string[] = Object.values(schema.getTypeMap())
  .filter(({ name }) => !name.startsWith("__"))
  .flatMap((type) => ("getFields" in type ? Object.keys(type.getFields()) : []));

function rootField(field: GraphQLField<unknown, unknown>, kind: RootField["kind"]): RootField {
  const { name, args, type } = field;
  const declared = args.map((argument) => `$${argument.name}: ${argument.type}`).join(", ");
  const given = args.map((argument) => `${argument.name}: $${argument.name}`).join(", ");
  const selection = isLeafType(getNamedType(type)) ? "" : " { __typename }";
  const variables = (): Record<string, unknown> =>
    Object.fromEntries(args.map((argument) => [argument.name, sampleOf(argument.type, argument.name, 0)]));
  return {
    name,
    kind,
    query: `${kind}${declared && `(${declared})`} { ${name}${given && `(${given})`}${selection} }`,
    variables,
    textPaths: textPaths(variables(), []),
    inputTypes: args.map((argument) => getNamedType(argument.type)).filter(isInputObjectType),
    arguments: args.map((argument) => argument.name),
  };
}

function sampleOf(type: GraphQLInputType, name: string, depth: number): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType, name, depth);
  if (isListType(type)) return [sampleOf(type.ofType, name, depth)];
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => depth < maxDepth || isNonNullType(field.type));
    return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field.type, field.name, depth + 1)]));
  }
  if (name === "idempotencyKey") return randomUUID();
  return samples[getNamedType(type).name] ?? randomUUID();
}

function textPaths(value: unknown, path: (string | number)[]): (string | number)[][] {
  // The values of enums look alike; they fit the schema or do not, and have no text to put anything into.
  if (typeof value === "string") return /^[0-9a-f]{8}-/.test(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => textPaths(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textPaths(item, [...path, key]));
}

/** Variables with another value at that place. */
export function withValueAt(variables: Record<string, unknown>, path: (string | number)[], value: unknown): unknown {
  const copy = structuredClone(variables);
  // biome-ignore lint/suspicious/noExplicitAny: the path came from this very value
  const holder = path.slice(0, -1).reduce((at: any, key) => at[key], copy);
  holder[path.at(-1) as string] = value;
  return copy;
}
