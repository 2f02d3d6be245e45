import { IsLatitude, IsLongitude } from "class-validator";
import { Args, ArgsType, Ctx, Field, Float, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { findPlace } from "./place.reader";
import { Place } from "./place.types";

@ArgsType()
class PlaceArguments {
  @Field(() => Float, { description: "Degrees, WGS 84." })
  @IsLatitude()
  latitude!: number;

  @Field(() => Float, { description: "Degrees, WGS 84." })
  @IsLongitude()
  longitude!: number;
}

@Resolver(() => Place)
export class PlaceResolver {
  @Allow("READ_PUBLISHED")
  @Query(() => Place, { description: "Where does this point lie?" })
  placeAt(
    @Args(() => PlaceArguments) { latitude, longitude }: PlaceArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Place> {
    return findPlace(operation, latitude, longitude);
  }
}
