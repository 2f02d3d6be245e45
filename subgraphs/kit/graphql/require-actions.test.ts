import "reflect-metadata";
import { Arg, Directive, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { Allow } from "../access/allow.decorator";
import { buildDecoratedSchema, buildSubgraph } from "./build-subgraph";
import { guardedCoordinates } from "./require-actions";
import type { Subgraph } from "./subgraph";

@ObjectType()
class Lamp {
  @Field(() => ID)
  id!: string;
}

@ObjectType()
class Shade {
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

@Resolver(() => Shade)
class BareFieldResolver {
  @Allow("READ_PUBLISHED")
  @Query(() => Shade, { nullable: true })
  shade(): Shade | null {
    return null;
  }

  @FieldResolver(() => Boolean)
  isBrighterThan(@Arg("lux", () => ID) lux: string): boolean {
    return lux === "";
  }
}

@Resolver(() => Lamp)
class NamedFieldResolver {
  @Allow("READ_HISTORY")
  @FieldResolver(() => Boolean)
  wasOn(): boolean {
    return true;
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
    ["a field with arguments", subgraphWith(BareFieldResolver), "Shade.isBrighterThan"],
    ["an entity that others may refer to", subgraphWith(BareEntityResolver), "Door"],
  ])("fails the build: %s", (_, subgraph, coordinate) => {
    expect(build(subgraph)).toThrow(`No action is named for ${coordinate}`);
  });

  test("a subgraph in which all have one builds", () => {
    expect(build(subgraphWith(GuardedResolver))).not.toThrow();
  });

  test("a field without arguments that names one is guarded like the others", () => {
    const schema = buildDecoratedSchema(subgraphWith(GuardedResolver, NamedFieldResolver));
    expect(guardedCoordinates(schema)).toContainEqual({ coordinate: "Lamp.wasOn", action: "READ_HISTORY" });
  });
});
