import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { MoveOrganisationArguments, MovePreviewArguments, OrganisationMovePreview } from "./move.inputs";
import { previewMove } from "./move.reader";
import { moveOrganisation } from "./move.service";
import { Organisation } from "./organisation.entity";
import { getOrganisationMove, loadMoveUnderWay } from "./organisation-move.reader";
import { OrganisationMove } from "./organisation-move.types";

@Resolver(() => Organisation)
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
      "Moves an organisation with all below it (ย้าย): service points, users, tokens and API keys come along. " +
      "More than 500 organisations are moved in the background: `moveUnderWay` of the answer tells of it.",
  })
  moveOrganisation(
    @Args(() => MoveOrganisationArguments) wanted: MoveOrganisationArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Organisation> {
    return moveOrganisation(operation, wanted);
  }

  @Allow("READ_UNPUBLISHED")
  @Query(() => OrganisationMove, {
    nullable: true,
    description: "A move in the background; NOT_FOUND outside the scope.",
  })
  organisationMove(@Arg("id", () => ID) id: string, @Ctx() { operation }: SubgraphContext): Promise<OrganisationMove> {
    return getOrganisationMove(operation, id);
  }

  @FieldResolver(() => OrganisationMove, {
    nullable: true,
    description: "Its move in the background, while it waits or is at work.",
  })
  moveUnderWay(@Root() { id }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<OrganisationMove | null> {
    return loadMoveUnderWay(operation, id);
  }
}
