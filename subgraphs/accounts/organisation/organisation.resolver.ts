import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { SubgraphContext } from "../../kit/graphql/context";
import { OrganisationStub } from "./organisation.stub";
import { loadHasUnusedToken } from "./unused-token.loader";

@Resolver(() => OrganisationStub)
export class OrganisationStubResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "Does an activation token wait here to be used (มี Token ที่ยังไม่ใช้)? null for whoever hands out no tokens.",
  })
  hasUnusedToken(@Root() { id }: OrganisationStub, @Ctx() { operation }: SubgraphContext): Promise<boolean | null> {
    return loadHasUnusedToken(operation, id);
  }
}
