import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from "graphql";
import type { ResolversMap } from "type-graphql";
import type { Action } from "../../../schema/roles-and-actions";
import { actionExtension } from "../access/allow.decorator";
import { authorise } from "../access/authorise";
import type { Operation } from "../database/operation";
import { askedFields } from "./asked-fields";
import type { SubgraphContext } from "./context";

/** Finds an entity by its key for another subgraph's sake, with the asked fields; outside the actor's scope there is none. */
export type ReferenceResolver = (
  operation: Operation,
  key: Record<string, string>,
  asked: ReadonlySet<string>,
) => Promise<object | null>;

/** Adds `__resolveReference` for each entity of the subgraph, guarded by the action that the entity names. */
export function addReferenceResolvers(
  schema: GraphQLSchema,
  resolvers: ResolversMap,
  references: Readonly<Record<string, ReferenceResolver>>,
): ResolversMap {
  for (const [typeName, resolve] of Object.entries(references)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`There is no type ${typeName} to resolve references of.`);
    const action = type.extensions[actionExtension] as Action;
    const guarded = (
      key: Record<string, string>,
      { operation }: SubgraphContext,
      info: GraphQLResolveInfo,
    ): Promise<object | null> => {
      authorise(operation.actor, action);
      return resolve(operation, key, askedFields(info, typeName));
    };
    resolvers[typeName] = { ...(resolvers[typeName] as object), __resolveReference: guarded } as ResolversMap[string];
  }
  return resolvers;
}
