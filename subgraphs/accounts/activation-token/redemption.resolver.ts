import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { Grant } from "../grant/grant.entity";
import { redeemActivationToken } from "./redemption.service";

@Resolver()
export class RedemptionResolver {
  @Allow("REDEEM_ACTIVATION_TOKEN")
  @Mutation(() => Grant, {
    description:
      "Turns an activation token (รหัส Token) into a grant of the asker, who acts with it at once unless she has " +
      "another. Whatever is wrong with a token, the answer is the same: rule TOKEN_NOT_VALID. ALREADY_GRANTED: she holds " +
      "its grant already, and the token stays. After five wrong tries in 15 minutes RATE_LIMITED, with " +
      "retryAfterSeconds. Needs no idempotency key: a token is its own.",
  })
  redeemActivationToken(
    @Arg("token", () => String, {
      description: "As typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.",
    })
    token: string,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Grant> {
    return redeemActivationToken(operation, token);
  }
}
