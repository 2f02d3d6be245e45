import "reflect-metadata";
import type { Subgraph } from "../kit/graphql/subgraph";
import { CreateAccounts1763700000100 } from "./migrations/1763700000100-create-accounts";
import { ManageGrants1763800000200 } from "./migrations/1763800000200-manage-grants";
import { MeResolver } from "./person/me.resolver";

/** Persons, their grants and their sessions. */
export const accountsSubgraph: Subgraph = {
  name: "accounts",
  schemaName: "accounts",
  entities: [],
  migrations: [CreateAccounts1763700000100, ManageGrants1763800000200],
  resolvers: [MeResolver],
  references: {},
};
