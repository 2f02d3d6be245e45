import { Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { listNearServicePoints } from "./near-duplicate.reader";
import { ServicePointNearDuplicate } from "./near-duplicate.types";
import { CreateServicePointArguments, ServicePointNearDuplicateArguments } from "./new-service-point.inputs";
import { createServicePoint } from "./new-service-point.service";
import { ServicePoint } from "./service-point.entity";

@Resolver()
export class NewServicePointResolver {
  @Allow("MANAGE_SERVICE_POINT")
  @Query(() => [ServicePointNearDuplicate], {
    description: "Service points of the scope that may be the one about to be added: to be looked at first.",
  })
  servicePointNearDuplicates(
    @Args(() => ServicePointNearDuplicateArguments) wanted: ServicePointNearDuplicateArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ServicePointNearDuplicate[]> {
    return listNearServicePoints(operation, wanted);
  }

  @Allow("MANAGE_SERVICE_POINT")
  @Mutation(() => ServicePoint, {
    description: "Adds a service point (เพิ่มจุดบริการ) to an organisation, after a look for near-duplicates.",
  })
  createServicePoint(
    @Args(() => CreateServicePointArguments) wanted: CreateServicePointArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ServicePoint> {
    return createServicePoint(operation, wanted);
  }
}
