import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import { loadOrganisationInDirectory } from "../../kit/directory/organisation-name";
import type { SubgraphContext } from "../../kit/graphql/context";
import { OrganisationStub } from "../organisation/organisation.stub";
import { ExplainPermissionArguments } from "./grant.inputs";
import { PermissionExplanation } from "./grant.types";
import { explainPermission } from "./permission.reader";

@Resolver(() => PermissionExplanation)
export class PermissionExplanationResolver {
  @Allow("MANAGE_GRANTS")
  @Query(() => PermissionExplanation, {
    nullable: true,
    description:
      "Explains what a grant of the asker's scope allows on the records of an organisation, and by which rule.",
  })
  explainPermission(
    @Args(() => ExplainPermissionArguments) question: ExplainPermissionArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<PermissionExplanation> {
    return explainPermission(operation, question);
  }

  @Directive('@provides(fields: "code nameTh nameEn level")')
  @FieldResolver(() => OrganisationStub)
  async grantOrganisation(
    @Root() { grantOrganisationId }: PermissionExplanation,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationStub> {
    return (await loadOrganisationInDirectory(operation, grantOrganisationId)) as OrganisationStub;
  }

  @Directive('@provides(fields: "code nameTh nameEn level")')
  @FieldResolver(() => OrganisationStub)
  async organisation(
    @Root() { organisationId }: PermissionExplanation,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationStub> {
    return (await loadOrganisationInDirectory(operation, organisationId)) as OrganisationStub;
  }
}
