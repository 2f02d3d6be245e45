import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import { loadHiddenAbove } from "../../kit/directory/hidden-above";
import { OrganisationName } from "../../kit/directory/organisation-name.type";
import { VisibilityEffect } from "../../kit/directory/visibility-effect.type";
import type { SubgraphContext } from "../../kit/graphql/context";
import { Organisation } from "./organisation.entity";
import { readVisibilityEffect } from "./visibility.reader";

@Resolver(() => Organisation)
export class VisibilityResolver {
  @Allow("READ_UNPUBLISHED")
  @Query(() => VisibilityEffect, {
    description: "Organisations that hiding one, itself included, or showing it again would change for the public.",
  })
  organisationVisibilityEffect(
    @Arg("id", () => ID) id: string,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<VisibilityEffect> {
    return readVisibilityEffect(operation, id);
  }

  @FieldResolver(() => OrganisationName, {
    nullable: true,
    description: "The topmost organisation above it that is hidden, and so hides it (ไม่แสดงตามต้นสังกัด).",
  })
  hiddenBy(@Root() { pathC }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<OrganisationName | null> {
    return loadHiddenAbove(operation, pathC);
  }
}
