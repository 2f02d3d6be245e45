import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from "graphql";
import { actions, type Action } from "../../../schema/roles-and-actions";
import { actionExtension } from "../access/allow.decorator";
import { authorise } from "../access/authorise";
import type { SubgraphContext } from "./context";

const isAction = (value: unknown): value is Action => actions.includes(value as Action);

/** One place of a schema that anybody can ask for by name or key, and the action it stands for. */
export interface Guarded {
  coordinate: string;
  action: Action;
}

/**
 * Lists every query, mutation, field with arguments and entity reference of a schema with its action, and whatever other
 * field names one.
 * Throws, naming them, when some have none: what has no rule must not be served.
 */
export function guardedCoordinates(schema: GraphQLSchema): Guarded[] {
  const found: { coordinate: string; action: unknown }[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    const isEntity = type.astNode?.directives?.some((directive) => directive.name.value === "key");
    if (isEntity) found.push({ coordinate: type.name, action: type.extensions[actionExtension] });
    for (const field of Object.values(type.getFields())) {
      const isNamed = field.extensions[actionExtension] !== undefined;
      if (!isRoot && field.args.length === 0 && !isNamed) continue;
      found.push({ coordinate: `${type.name}.${field.name}`, action: field.extensions[actionExtension] });
    }
  }
  const bare = found.filter(({ action }) => !isAction(action)).map(({ coordinate }) => coordinate);
  if (bare.length) throw new Error(`No action is named for ${bare.join(", ")}: add @Allow(...).`);
  return found as Guarded[];
}

/** Puts the question "may this role do this?" in front of a field's resolver. */
function guard(field: GraphQLField<unknown, SubgraphContext>, action: Action): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, parameters, context, info) => {
    authorise(context.operation.actor, action);
    return resolve(source, parameters, context, info);
  };
}

/** Guards every field that names an action; call before the schema is given to anybody. */
export function guardFields(schema: GraphQLSchema): void {
  for (const { coordinate, action } of guardedCoordinates(schema)) {
    const [typeName, fieldName] = coordinate.split(".");
    const type = schema.getType(typeName as string);
    if (!fieldName || !isObjectType(type)) continue;
    guard(type.getFields()[fieldName] as GraphQLField<unknown, SubgraphContext>, action);
  }
}
