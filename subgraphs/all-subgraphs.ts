import { accountsSubgraph } from "./accounts";
import type { Subgraph } from "./kit/graphql/subgraph";
import { organisationsSubgraph } from "./organisations";
import { servicePointsSubgraph } from "./service-points";

/** All subgraphs, in the order in which their database schemas build on each other. */
export const allSubgraphs: readonly Subgraph[] = [organisationsSubgraph, accountsSubgraph, servicePointsSubgraph];
