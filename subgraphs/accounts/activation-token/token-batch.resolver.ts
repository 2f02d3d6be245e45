import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import {
  ActivationTokenBatchListArguments,
  CancelActivationTokenBatchArguments,
  IssueActivationTokensArguments,
} from "./token-batch.inputs";
import { getBatch, listBatches } from "./token-batch.reader";
import { cancelActivationTokenBatch, issueActivationTokens } from "./token-batch.service";
import { ActivationTokenBatch } from "./token-batch.types";

@Resolver(() => ActivationTokenBatch)
export class ActivationTokenBatchResolver {
  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Query(() => ActivationTokenBatch, { nullable: true, description: "One batch; NOT_FOUND outside the asker's scope." })
  activationTokenBatch(
    @Arg("id", () => ID) id: string,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ActivationTokenBatch> {
    return getBatch(operation, id);
  }

  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Query(() => [ActivationTokenBatch], { description: "The latest batches of the asker's scope, newest first." })
  activationTokenBatches(
    @Args(() => ActivationTokenBatchListArguments) { first }: ActivationTokenBatchListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ActivationTokenBatch[]> {
    return listBatches(operation, first);
  }

  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Mutation(() => ActivationTokenBatch, {
    description:
      "Makes tokens for a whole selection of places, in the background: missing and expired ones, and with " +
      "`refreshUnused` all. Their texts are taken away as a file (/export/accounts/activation-tokens).",
  })
  issueActivationTokens(
    @Args(() => IssueActivationTokensArguments) issue: IssueActivationTokensArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ActivationTokenBatch> {
    return issueActivationTokens(operation, issue);
  }

  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Mutation(() => ActivationTokenBatch, { description: "Stops a batch (ยกเลิก); the tokens that were made stay." })
  cancelActivationTokenBatch(
    @Args(() => CancelActivationTokenBatchArguments) cancel: CancelActivationTokenBatchArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ActivationTokenBatch> {
    return cancelActivationTokenBatch(operation, cancel);
  }
}
