import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { RefreshActivationTokenArguments, RevealActivationTokenArguments } from "./activation-token.inputs";
import { refreshActivationToken, revealActivationToken } from "./activation-token.service";
import { ActivationTokenSeat, RevealedActivationToken } from "./activation-token.types";

@Resolver()
export class ActivationTokenResolver {
  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Mutation(() => RevealedActivationToken, {
    description:
      "Shows the text of an unused token, to be handed over. Each time is audited: after two minutes the same " +
      "idempotency key is refused.",
  })
  revealActivationToken(
    @Args(() => RevealActivationTokenArguments) reveal: RevealActivationTokenArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<RevealedActivationToken> {
    return revealActivationToken(operation, reveal);
  }

  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Mutation(() => ActivationTokenSeat, {
    description: "Voids the unused token of a seat (Refresh) and makes the next; also makes the first one.",
  })
  refreshActivationToken(
    @Args(() => RefreshActivationTokenArguments) refresh: RefreshActivationTokenArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ActivationTokenSeat> {
    return refreshActivationToken(operation, refresh);
  }
}
