import "reflect-metadata";
import { Arg, Directive, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { Allow } from "../access/allow.decorator";
import { buildSubgraph } from "./build-subgraph";
import type { Subgraph } from "./subgraph";

@ObjectType()
class Lamp {
  @Field(() => ID)
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType()
class Door {
  @Field(() => ID)
  id!: string;
}

@Resolver(() => Lamp)
class GuardedResolver {
  @Allow("READ_PUBLISHED")
  @Query(() => Lamp, { nullable: true })
  lamp(): Lamp | null {
    return null;
  }
}

@Resolver(() => Lamp)
class BareQueryResolver {
  @Query(() => Lamp, { nullable: true })
  bareLamp(): Lamp | null {
    return null;
  }
}

@Resolver(() => Lamp)
class BareMutationResolver {
  @Mutation(() => Boolean)
  switchLamp(): boolean {
    return true;
  }
}

@Resolver(() => Lamp)
class BareFieldResolver extends GuardedResolver {
  @FieldResolver(() => Boolean)
  isBrighterThan(@Arg("lux", () => ID) lux: string): boolean {
    return lux === "";
  }
}

@Resolver(() => Door)
class BareEntityResolver {
  @Allow("READ_PUBLISHED")
  @Query(() => Door, { nullable: true })
  door(): Door | null {
    return null;
  }
}

const subgraphWith = (...resolvers: [new () => object, ...(new () => object)[]]): Subgraph => ({
  name: "test",
  schemaName: "test",
  entities: [],
  migrations: [],
  references: {},
  resolvers,
});
const build = (subgraph: Subgraph) => () => buildSubgraph(subgraph, () => undefined);

describe("an operation without a named action", () => {
  test.each([
    ["a query", subgraphWith(GuardedResolver, BareQueryResolver), "Query.bareLamp"],
    ["a mutation", subgraphWith(GuardedResolver, BareMutationResolver), "Mutation.switchLamp"],
    ["a field with arguments", subgraphWith(BareFieldResolver), "Lamp.isBrighterThan"],
    ["an entity that others may refer to", subgraphWith(BareEntityResolver), "Door"],
  ])("fails the build: %s", (_, subgraph, coordinate) => {
    expect(build(subgraph)).toThrow(`No action is named for ${coordinate}`);
  });

  test("a subgraph in which all have one builds", () => {
    expect(build(subgraphWith(GuardedResolver))).not.toThrow();
  });
});
