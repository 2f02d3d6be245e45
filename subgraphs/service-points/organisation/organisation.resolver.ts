import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { loadAncestors } from "../../kit/directory/organisation-name";
import { OrganisationName } from "../../kit/directory/organisation-name.type";
import type { SubgraphContext } from "../../kit/graphql/context";
import { ServicePoint } from "../service-point/service-point.entity";
import { loadServicePointsOf } from "../service-point/service-point.reader";
import { OrganisationStub } from "./organisation.stub";

@Resolver(() => OrganisationStub)
export class OrganisationStubResolver {
  @FieldResolver(() => [ServicePoint], {
    nullable: true,
    description: "Its own service points by Thai name, without those of organisations below it.",
  })
  servicePoints(@Root() { id }: OrganisationStub, @Ctx() { operation }: SubgraphContext): Promise<ServicePoint[]> {
    return loadServicePointsOf(operation, id);
  }

  @FieldResolver(() => [OrganisationName])
  ancestors(@Root() { pathC }: OrganisationStub, @Ctx() { operation }: SubgraphContext): Promise<OrganisationName[]> {
    return loadAncestors(operation, pathC);
  }
}
