import type { Operation } from "../database/operation";

/** What every resolver gets as its context. The actor is `operation.actor`. */
export interface SubgraphContext {
  operation: Operation;
}
