import { Ctx, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { readOrganisationCategories, readOrganisationTypes } from "./organisation-type.loader";
import { OrganisationCategory, OrganisationType } from "./organisation-type.types";

@Resolver(() => OrganisationType)
export class OrganisationTypeResolver {
  @Allow("READ_PUBLISHED")
  @Query(() => [OrganisationType], {
    description: "Types of organisation (ประเภท) with their sub-types, in their order.",
  })
  organisationTypes(@Ctx() { operation }: SubgraphContext): Promise<OrganisationType[]> {
    return readOrganisationTypes(operation);
  }

  @Allow("READ_PUBLISHED")
  @Query(() => [OrganisationCategory], { description: "Categories of organisation (หมวดหมู่), in their order." })
  organisationCategories(@Ctx() { operation }: SubgraphContext): Promise<OrganisationCategory[]> {
    return readOrganisationCategories(operation);
  }
}
