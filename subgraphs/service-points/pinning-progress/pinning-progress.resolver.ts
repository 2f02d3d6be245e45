import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import { loadAncestors, loadOrganisationInDirectory } from "../../kit/directory/organisation-name";
import { askedFields } from "../../kit/graphql/asked-fields";
import type { SubgraphContext } from "../../kit/graphql/context";
import { allowedActionsOn } from "../../kit/record/allowed-actions";
import { AllowedAction } from "../../kit/record/record.types";
import { loadDivision } from "../division/division.loader";
import type { ProvinceStub } from "../division/division.stub";
import type { OrganisationStub } from "../organisation/organisation.stub";
import {
  PinningChildrenArguments,
  PinningProgressArguments,
  SetPinningTargetArguments,
} from "./pinning-progress.inputs";
import { readPinningOfChildren, readPinningProgress } from "./pinning-progress.reader";
import { OrganisationPinning, PinningProgress, PinningTarget, ProvincePinning } from "./pinning-progress.types";
import { setPinningTarget } from "./pinning-target.service";

@Resolver(() => PinningProgress)
export class PinningProgressResolver {
  @Allow("READ_UNPUBLISHED")
  @Query(() => PinningProgress, {
    description:
      "How far the pinning (รายงานผลการปักหมุด) of an organisation and all below it is; NOT_FOUND outside the asker's scope.",
  })
  pinningProgress(
    @Args(() => PinningProgressArguments) { organisationId }: PinningProgressArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<PinningProgress> {
    return readPinningProgress(operation, organisationId);
  }

  @Allow("SET_PINNING_TARGET")
  @Mutation(() => PinningProgress, {
    description:
      "Sets the day (วันเป้าหมาย) by which all service points of an organisation and of all below it shall be pinned.",
  })
  setPinningTarget(
    @Args(() => SetPinningTargetArguments) target: SetPinningTargetArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<PinningProgress> {
    return setPinningTarget(operation, target);
  }

  @FieldResolver()
  organisation(
    @Root() { organisation, pathC }: PinningProgress,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): PinningProgress["organisation"] {
    if (askedFields(info, "Organisation").has("ancestors")) void loadAncestors(operation, pathC).catch(() => undefined);
    return organisation;
  }

  @Allow("READ_UNPUBLISHED")
  @FieldResolver(() => [OrganisationPinning], {
    description: "Organisations directly below it, those first that miss most pins.",
  })
  children(
    @Root() progress: PinningProgress,
    @Args(() => PinningChildrenArguments) page: PinningChildrenArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationPinning[]> {
    return readPinningOfChildren(operation, progress, page);
  }

  @FieldResolver(() => [AllowedAction])
  allowedActions(@Root() { id }: PinningProgress, @Ctx() { operation }: SubgraphContext): AllowedAction[] {
    return allowedActionsOn(operation.actor, ["SET_PINNING_TARGET"], id);
  }
}

@Resolver(() => ProvincePinning)
export class ProvincePinningResolver {
  @FieldResolver()
  province(
    @Root() { provinceCode }: ProvincePinning,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ProvinceStub | null> {
    return loadDivision(operation, provinceCode);
  }
}

@Resolver(() => PinningTarget)
export class PinningTargetResolver {
  @FieldResolver()
  organisation(
    @Root() { organisationId }: PinningTarget,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Omit<OrganisationStub, "ancestors"> | null> {
    return loadOrganisationInDirectory(operation, organisationId);
  }
}
