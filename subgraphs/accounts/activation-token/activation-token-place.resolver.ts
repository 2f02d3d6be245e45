import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { askedList } from "../../kit/paging/connection";
import { ActivationTokenPlaceListArguments } from "./activation-token.inputs";
import {
  ActivationTokenPlace,
  ActivationTokenPlaceConnection,
  ActivationTokenSeat,
  ActivationTokenSeatCount,
} from "./activation-token.types";
import { listActivationTokenPlaces } from "./activation-token-place.reader";
import { loadSeats } from "./activation-token-seat.loader";

@Resolver(() => ActivationTokenPlaceConnection)
export class ActivationTokenPlaceConnectionResolver {
  @FieldResolver(() => Int, { description: "Rows of the whole list; counted only when asked for." })
  totalCount(@Root() connection: ActivationTokenPlaceConnection): Promise<number> {
    return connection.countTotal();
  }

  @FieldResolver(() => [ActivationTokenSeatCount], {
    description: "The roles that may be given at places of the whole list, each with at how many.",
  })
  seatCounts(@Root() connection: ActivationTokenPlaceConnection): Promise<ActivationTokenSeatCount[]> {
    return connection.countSeats();
  }
}

@Resolver(() => ActivationTokenPlace)
export class ActivationTokenPlaceResolver {
  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Query(() => ActivationTokenPlaceConnection, {
    description:
      "The organisations of the asker's scope with the tokens (จัดการ Token) for the roles that she may give there.",
  })
  activationTokenPlaces(
    @Args(() => ActivationTokenPlaceListArguments) list: ActivationTokenPlaceListArguments,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ActivationTokenPlaceConnection> {
    return listActivationTokenPlaces(operation, list, askedList(info, "ActivationTokenPlace"));
  }

  @FieldResolver(() => [ActivationTokenSeat], { description: "One for each role that the asker may give here." })
  seats(@Root() place: ActivationTokenPlace, @Ctx() { operation }: SubgraphContext): Promise<ActivationTokenSeat[]> {
    return loadSeats(operation, place);
  }
}
