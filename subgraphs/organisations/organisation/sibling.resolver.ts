import { Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { Organisation } from "./organisation.entity";
import { PlaceOrganisationArguments } from "./sibling.inputs";
import { loadPlaceAmongSiblings } from "./sibling.loader";
import { placeOrganisation } from "./sibling.service";

@Resolver(() => Organisation)
export class SiblingResolver {
  @Allow("MANAGE_ORGANISATION")
  @Mutation(() => Organisation, {
    description: "Gives an organisation its place among its siblings (ลำดับในสังกัด), which the tree shows.",
  })
  placeOrganisation(
    @Args(() => PlaceOrganisationArguments) wanted: PlaceOrganisationArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Organisation> {
    return placeOrganisation(operation, wanted);
  }

  @FieldResolver(() => Int, { description: "Its place among its siblings (ลำดับในสังกัด), from 1." })
  async siblingPosition(@Root() { id }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<number> {
    return (await loadPlaceAmongSiblings(operation, id))?.position ?? 1;
  }

  @FieldResolver(() => Int, { description: "How many its parent has, itself included, of those that the asker sees." })
  async siblingCount(@Root() { id }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<number> {
    return (await loadPlaceAmongSiblings(operation, id))?.count ?? 1;
  }
}
