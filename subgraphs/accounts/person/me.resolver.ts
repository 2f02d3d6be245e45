import { Ctx, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { readMe } from "./me.reader";
import { Me } from "./me.types";

@Resolver(() => Me)
export class MeResolver {
  @Allow("READ_OWN_ACCOUNT")
  @Query(() => Me, { nullable: true, description: "Who am I? null when not signed in." })
  me(@Ctx() { operation }: SubgraphContext): Promise<Me | null> {
    return readMe(operation);
  }
}
