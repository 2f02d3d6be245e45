import { Args, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import { loadOrganisationInDirectory } from "../../kit/directory/organisation-name";
import type { SubgraphContext } from "../../kit/graphql/context";
import { allowedActionsOn } from "../../kit/record/allowed-actions";
import { historyOf } from "../../kit/record/history";
import { HistoryArguments } from "../../kit/record/history.inputs";
import { AllowedAction, HistoryEntry } from "../../kit/record/record.types";
import { OrganisationStub } from "../organisation/organisation.stub";
import { ApiKey } from "./api-key.entity";
import { ApiKeyListArguments, CreateApiKeyArguments, RevokeApiKeyArguments } from "./api-key.inputs";
import { listApiKeys } from "./api-key.reader";
import { createApiKey, revokeApiKey } from "./api-key.service";
import { ApiKeyConnection, ApiKeyState, CreatedApiKey, stateOf } from "./api-key.types";

@Resolver(() => ApiKeyConnection)
export class ApiKeyConnectionResolver {
  @FieldResolver(() => Int, { description: "Rows of the whole list; counted only when asked for." })
  totalCount(@Root() connection: ApiKeyConnection): Promise<number> {
    return connection.countTotal();
  }
}

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Allow("MANAGE_API_KEYS")
  @Query(() => ApiKeyConnection, { description: "API keys for BI of the asker's scope, the newest first." })
  apiKeys(
    @Args(() => ApiKeyListArguments) list: ApiKeyListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ApiKeyConnection> {
    return listApiKeys(operation, list);
  }

  @Allow("MANAGE_API_KEYS")
  @Mutation(() => CreatedApiKey, {
    description: "Makes an API key for BI (สร้าง API Key); its text is shown this once.",
  })
  createApiKey(
    @Args(() => CreateApiKeyArguments) create: CreateApiKeyArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<CreatedApiKey> {
    return createApiKey(operation, create);
  }

  @Allow("MANAGE_API_KEYS")
  @Mutation(() => ApiKey, {
    description: "Takes an API key back (ยกเลิก API Key): the next request with it is refused.",
  })
  revokeApiKey(
    @Args(() => RevokeApiKeyArguments) revoke: RevokeApiKeyArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ApiKey> {
    return revokeApiKey(operation, revoke);
  }

  @Directive('@provides(fields: "code nameTh nameEn level")')
  @FieldResolver(() => OrganisationStub, { description: "It reads this organisation and all below it." })
  async organisation(
    @Root() { organisationId }: ApiKey,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationStub> {
    return (await loadOrganisationInDirectory(operation, organisationId)) as OrganisationStub;
  }

  @FieldResolver(() => ApiKeyState)
  state(@Root() apiKey: ApiKey): ApiKeyState {
    return stateOf(apiKey, new Date());
  }

  @FieldResolver(() => [AllowedAction])
  allowedActions(@Root() { organisationId }: ApiKey, @Ctx() { operation }: SubgraphContext): AllowedAction[] {
    return allowedActionsOn(operation.actor, ["MANAGE_API_KEYS"], organisationId);
  }

  @Allow("READ_HISTORY")
  @FieldResolver(() => [HistoryEntry], { description: "Who changed what, newest first (ประวัติ)." })
  history(
    @Root() { id }: ApiKey,
    @Args(() => HistoryArguments) { first }: HistoryArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<HistoryEntry[]> {
    return historyOf(operation, "accounts", id, first);
  }
}
