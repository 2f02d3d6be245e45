import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import { loadHiddenAboveOwned } from "../../kit/directory/hidden-above";
import { OrganisationName } from "../../kit/directory/organisation-name.type";
import { VisibilityEffect } from "../../kit/directory/visibility-effect.type";
import type { SubgraphContext } from "../../kit/graphql/context";
import { ServicePoint } from "./service-point.entity";
import { readVisibilityEffect } from "./visibility.reader";

@Resolver(() => ServicePoint)
export class VisibilityResolver {
  @Allow("READ_UNPUBLISHED")
  @Query(() => VisibilityEffect, {
    description: "Service points that hiding an organisation, or showing it again, would change for the public.",
  })
  servicePointVisibilityEffect(
    @Arg("organisationId", () => ID) organisationId: string,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<VisibilityEffect> {
    return readVisibilityEffect(operation, organisationId);
  }

  @FieldResolver(() => OrganisationName, {
    nullable: true,
    description: "The topmost organisation that is hidden, and so hides it: its own, or one above (ไม่แสดงตามต้นสังกัด).",
  })
  hiddenBy(@Root() { pathC }: ServicePoint, @Ctx() { operation }: SubgraphContext): Promise<OrganisationName | null> {
    return loadHiddenAboveOwned(operation, pathC);
  }
}
