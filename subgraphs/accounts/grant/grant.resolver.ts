import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import { loadOrganisationInDirectory } from "../../kit/directory/organisation-name";
import { askedFields } from "../../kit/graphql/asked-fields";
import type { SubgraphContext } from "../../kit/graphql/context";
import { askedList } from "../../kit/paging/connection";
import { historyOf } from "../../kit/record/history";
import { HistoryArguments } from "../../kit/record/history.inputs";
import { AllowedAction, HistoryEntry } from "../../kit/record/record.types";
import { OrganisationStub } from "../organisation/organisation.stub";
import { confirmGrants, endGrants } from "./grant-batch.service";
import { loadSessionsOf } from "./grant-session.reader";
import { Grant } from "./grant.entity";
import {
  ChangeGrantArguments,
  ConfirmGrantsArguments,
  EndGrantArguments,
  EndGrantsArguments,
  EndGrantSessionsArguments,
  GrantFilter,
  GrantListArguments,
} from "./grant.inputs";
import { getGrant, listGrants, summariseGrants } from "./grant.reader";
import { allowedActionsOnGrant } from "./grant.rules";
import { changeGrant, endGrant, endGrantSessions } from "./grant.service";
import { GrantConnection, GrantResult, GrantSession, GrantSummary } from "./grant.types";

@Resolver(() => GrantConnection)
export class GrantConnectionResolver {
  @FieldResolver(() => Int, { description: "Rows of the whole list; counted only when asked for." })
  totalCount(@Root() connection: GrantConnection): Promise<number> {
    return connection.countTotal();
  }
}

@Resolver(() => Grant)
export class GrantResolver {
  @Allow("MANAGE_GRANTS")
  @Query(() => GrantConnection, { description: "Users (ผู้ใช้งาน): the grants of the asker's scope, live and ended." })
  grants(
    @Args(() => GrantListArguments) list: GrantListArguments,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GrantConnection> {
    return listGrants(operation, list, askedList(info, "Grant"));
  }

  @Allow("MANAGE_GRANTS")
  @Query(() => Grant, { nullable: true, description: "One grant; NOT_FOUND outside the asker's scope." })
  grant(@Arg("id", () => ID) id: string, @Ctx() { operation }: SubgraphContext): Promise<Grant> {
    return getGrant(operation, id);
  }

  @Allow("MANAGE_GRANTS")
  @Query(() => GrantSummary, { description: "Figures over all grants that the filter finds." })
  grantSummary(
    @Arg("filter", () => GrantFilter, { nullable: true }) filter: GrantFilter | null,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GrantSummary> {
    return summariseGrants(operation, filter ?? {}, askedFields(info, "GrantSummary"));
  }

  @Allow("MANAGE_GRANTS")
  @Mutation(() => Grant, {
    description:
      "Gives a grant another role or organisation (แก้ไขบทบาทผู้ใช้); the person's next request is judged by it.",
  })
  changeGrant(
    @Args(() => ChangeGrantArguments) change: ChangeGrantArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Grant> {
    return changeGrant(operation, change);
  }

  @Allow("MANAGE_GRANTS")
  @Mutation(() => Grant, {
    description: "Takes a grant away (ลบผู้ใช้ออกจากหน่วยงาน), at once; with the last one the person's sessions end.",
  })
  endGrant(
    @Args(() => EndGrantArguments) end: EndGrantArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Grant> {
    return endGrant(operation, end);
  }

  @Allow("MANAGE_GRANTS")
  @Mutation(() => [GrantResult], { description: "Says of many grants that their persons still work there (ยืนยันสิทธิ์)." })
  confirmGrants(
    @Args(() => ConfirmGrantsArguments) confirm: ConfirmGrantsArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<GrantResult[]> {
    return confirmGrants(operation, confirm);
  }

  @Allow("MANAGE_GRANTS")
  @Mutation(() => [GrantResult], {
    description: "Takes many grants away, for one reason; what is refused of one leaves the others alone.",
  })
  endGrants(
    @Args(() => EndGrantsArguments) end: EndGrantsArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<GrantResult[]> {
    return endGrants(operation, end);
  }

  @Allow("MANAGE_GRANTS")
  @Mutation(() => Grant, { description: "Ends the sessions that work under a grant: the person must sign in again." })
  endGrantSessions(
    @Args(() => EndGrantSessionsArguments) end: EndGrantSessionsArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Grant> {
    return endGrantSessions(operation, end);
  }

  @Directive('@provides(fields: "code nameTh nameEn level")')
  @FieldResolver(() => OrganisationStub, { description: "It covers this organisation and all below it." })
  async organisation(
    @Root() { organisationId }: Grant,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationStub> {
    // The directory keeps every organisation that ever was, so the one of a grant is always there.
    return (await loadOrganisationInDirectory(operation, organisationId)) as OrganisationStub;
  }

  @FieldResolver(() => [AllowedAction])
  allowedActions(@Root() grant: Grant, @Ctx() { operation }: SubgraphContext): AllowedAction[] {
    return allowedActionsOnGrant(operation.actor, grant);
  }

  @Allow("MANAGE_GRANTS")
  @FieldResolver(() => [GrantSession], {
    nullable: true,
    description: "Browsers that work under it now, the one seen last first.",
  })
  sessions(@Root() { id }: Grant, @Ctx() { operation }: SubgraphContext): Promise<GrantSession[]> {
    return loadSessionsOf(operation, id);
  }

  @Allow("READ_HISTORY")
  @FieldResolver(() => [HistoryEntry], { nullable: true, description: "Who changed what, newest first (ประวัติ)." })
  history(
    @Root() { id }: Grant,
    @Args(() => HistoryArguments) { first }: HistoryArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<HistoryEntry[]> {
    return historyOf(operation, "accounts", id, first);
  }
}
