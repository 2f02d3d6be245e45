import { Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { MoveOrganisationArguments, MovePreviewArguments, OrganisationMovePreview } from "./move.inputs";
import { previewMove } from "./move.reader";
import { moveOrganisation } from "./move.service";
import { Organisation } from "./organisation.entity";

@Resolver()
export class MoveResolver {
  @Allow("READ_UNPUBLISHED")
  @Query(() => OrganisationMovePreview, { description: "What moving an organisation there would change." })
  organisationMovePreview(
    @Args(() => MovePreviewArguments) wanted: MovePreviewArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationMovePreview> {
    return previewMove(operation, wanted);
  }

  @Allow("MANAGE_ORGANISATION")
  @Mutation(() => Organisation, {
    description:
      "Moves an organisation with all below it (ย้าย): service points, users, tokens and API keys come along.",
  })
  moveOrganisation(
    @Args(() => MoveOrganisationArguments) wanted: MoveOrganisationArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Organisation> {
    return moveOrganisation(operation, wanted);
  }
}
