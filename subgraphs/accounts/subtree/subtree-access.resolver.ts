import { ArrayMaxSize, ArrayMinSize, IsUUID } from "class-validator";
import { Arg, Args, ArgsType, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { Operation } from "../../kit/database/operation";
import { covers } from "../../kit/database/scope";
import { belowAny, topPathsOf } from "../../kit/directory/organisation-path";
import { notFound } from "../../kit/errors";
import type { SubgraphContext } from "../../kit/graphql/context";

@ObjectType({
  description: "Who may do something in an organisation and all below it: what comes along when it moves.",
})
export class SubtreeAccess {
  @Field(() => Int, { description: "Grants (สิทธิ์) that have not ended." })
  grantCount!: number;

  @Field(() => Int, { description: "Activation tokens that nobody has used yet." })
  tokenCount!: number;

  @Field(() => Int, { description: "API keys that are not revoked." })
  apiKeyCount!: number;
}

@ArgsType()
export class SubtreesAccessArguments {
  @Field(() => [ID], { description: "1 to 100." })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  organisationIds!: string[];
}

/** Counts what is there, each once. Throws NOT_FOUND for an organisation outside the scope, or when there is none. */
async function accessBelow(operation: Operation, organisationIds: readonly string[]): Promise<SubtreeAccess> {
  const paths = await topPathsOf(operation, organisationIds);
  const scope = operation.actor?.grant?.scopePath ?? "";
  if (!paths.length || !paths.every((path) => covers(scope, path))) throw notFound();
  const below = belowAny("path_c", "$1");
  const [counts] = await operation.query<SubtreeAccess & Record<string, unknown>>(
    `select
       (select count(*)::int from accounts.grants where ${below} and ended_at is null) as "grantCount",
       (select count(*)::int from accounts.activation_tokens
         where ${below} and spent_at is null and voided_at is null) as "tokenCount",
       (select count(*)::int from accounts.api_keys where ${below} and revoked_at is null) as "apiKeyCount"`,
    [paths],
  );
  return counts as SubtreeAccess;
}

@Resolver()
export class SubtreeAccessResolver {
  @Allow("MANAGE_GRANTS")
  @Query(() => SubtreeAccess, { description: "Users, tokens and API keys of an organisation and all below it." })
  subtreeAccess(
    @Arg("organisationId", () => ID) organisationId: string,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<SubtreeAccess> {
    return accessBelow(operation, [organisationId]);
  }

  @Allow("MANAGE_GRANTS")
  @Query(() => SubtreeAccess, {
    description: "Users, tokens and API keys of several organisations and all below them, each counted once.",
  })
  subtreesAccess(
    @Args(() => SubtreesAccessArguments) { organisationIds }: SubtreesAccessArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<SubtreeAccess> {
    return accessBelow(operation, organisationIds);
  }
}
