import { Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { listNearOrganisations } from "./near-duplicate.reader";
import { OrganisationNearDuplicate } from "./near-duplicate.types";
import { CreateOrganisationArguments, NearDuplicateArguments } from "./new-organisation.inputs";
import { createOrganisation } from "./new-organisation.service";
import { Organisation } from "./organisation.entity";

@Resolver()
export class NewOrganisationResolver {
  @Allow("ADD_ORGANISATION")
  @Query(() => [OrganisationNearDuplicate], {
    description: "Organisations of the scope that may be the one about to be added: to be looked at first.",
  })
  organisationNearDuplicates(
    @Args(() => NearDuplicateArguments) wanted: NearDuplicateArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationNearDuplicate[]> {
    return listNearOrganisations(operation, wanted);
  }

  @Allow("ADD_ORGANISATION")
  @Mutation(() => Organisation, {
    description: "Adds an organisation (เพิ่มหน่วยงาน) below another, after a look for near-duplicates.",
  })
  createOrganisation(
    @Args(() => CreateOrganisationArguments) wanted: CreateOrganisationArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Organisation> {
    return createOrganisation(operation, wanted);
  }
}
