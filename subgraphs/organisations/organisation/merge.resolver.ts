import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import { loadOrganisationInDirectory } from "../../kit/directory/organisation-name";
import { OrganisationName } from "../../kit/directory/organisation-name.type";
import type { SubgraphContext } from "../../kit/graphql/context";
import { MergeOrganisationsArguments, MergePreviewArguments, OrganisationMergePreview } from "./merge.inputs";
import { previewMerge } from "./merge.reader";
import { mergeOrganisations } from "./merge.service";
import { Organisation } from "./organisation.entity";

@Resolver(() => Organisation)
export class MergeResolver {
  @Allow("READ_UNPUBLISHED")
  @Query(() => OrganisationMergePreview, { description: "What merging a duplicate into another would do." })
  organisationMergePreview(
    @Args(() => MergePreviewArguments) wanted: MergePreviewArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationMergePreview> {
    return previewMerge(operation, wanted);
  }

  @Allow("MANAGE_ORGANISATION")
  @Mutation(() => Organisation, {
    description:
      "Merges a duplicate into the organisation that stays (รวมหน่วยงานซ้ำ), and gives that one: all that belongs to the " +
      "duplicate becomes the other's; the duplicate is hidden and leads to it.",
  })
  mergeOrganisations(
    @Args(() => MergeOrganisationsArguments) wanted: MergeOrganisationsArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Organisation> {
    return mergeOrganisations(operation, wanted);
  }

  @FieldResolver(() => OrganisationName, {
    nullable: true,
    description: "Where it went, when it was a duplicate that has been merged.",
  })
  mergedInto(
    @Root() { mergedIntoId }: Organisation,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationName | null> | null {
    return mergedIntoId ? loadOrganisationInDirectory(operation, mergedIntoId) : null;
  }
}
