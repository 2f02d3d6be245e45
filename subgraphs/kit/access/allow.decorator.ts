import { Extensions } from "type-graphql";
import type { Action } from "../../../schema/roles-and-actions";

/** Key under which an operation's action is kept in the schema's extensions. */
export const actionExtension = "pakmutAction";

/**
 * States the action that a query, a mutation, a field with arguments or (on a class) an entity reference stands for.
 * `buildSubgraph` refuses a schema in which one is missing, and asks the table of roles and actions before each call.
 */
export const Allow = (action: Action): ClassDecorator & MethodDecorator & PropertyDecorator =>
  Extensions({ [actionExtension]: action });
