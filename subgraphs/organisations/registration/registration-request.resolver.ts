import { IsOptional, IsUUID, MaxLength } from "class-validator";
import { Args, ArgsType, Ctx, Field, ID, Mutation, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { newChallenge } from "./proof-of-work";
import { findListedAgencies, getProgress, listRegistrationParents } from "./registration-request.reader";
import { requestRegistration } from "./registration-request.service";
import { RequestRegistrationArguments } from "./registration.inputs";
import { ListedAgency, RegistrationChallenge, RegistrationProgress, RegistrationReceipt } from "./registration.types";

@ArgsType()
class ListedAgenciesArguments {
  @Field(() => String, { description: "Words of the name, or the agency code; at least three letters." })
  @MaxLength(200)
  text!: string;
}

@ArgsType()
class RegistrationParentsArguments {
  @Field(() => ID, { nullable: true, description: "A ministry, for its departments." })
  @IsOptional()
  @IsUUID()
  ministryId?: string | null;
}

@ArgsType()
class RegistrationProgressArguments {
  @Field(() => String, { description: "As typed: case, spaces and hyphens do not matter." })
  @MaxLength(100)
  trackingNumber!: string;
}

/** The public form (ลงทะเบียนหน่วยงาน): whoever asks, nobody is signed in. */
@Resolver()
export class RegistrationRequestResolver {
  @Allow("REGISTER_AGENCY")
  @Mutation(() => RegistrationChallenge, {
    description: "What a request has to be paid with: another each time, good for one request and for an hour.",
  })
  newRegistrationChallenge(@Ctx() { operation }: SubgraphContext): Promise<RegistrationChallenge> {
    return newChallenge(operation);
  }

  @Allow("REGISTER_AGENCY")
  @Query(() => [ListedAgency], { description: "Agencies of the public register by name, twenty at most." })
  listedAgencies(
    @Args(() => ListedAgenciesArguments) { text }: ListedAgenciesArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ListedAgency[]> {
    return findListedAgencies(operation, text);
  }

  @Allow("REGISTER_AGENCY")
  @Query(() => [ListedAgency], { description: "The ministries (กระทรวง), or the departments (กรม) of one." })
  registrationParents(
    @Args(() => RegistrationParentsArguments) { ministryId }: RegistrationParentsArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ListedAgency[]> {
    return listRegistrationParents(operation, ministryId ?? null);
  }

  @Allow("REGISTER_AGENCY")
  @Query(() => RegistrationProgress, {
    description: "How far a request is (ติดตามคำขอ). NOT_FOUND for whatever is no tracking number of a request.",
  })
  registrationProgress(
    @Args(() => RegistrationProgressArguments) { trackingNumber }: RegistrationProgressArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<RegistrationProgress> {
    return getProgress(operation, trackingNumber);
  }

  @Allow("REGISTER_AGENCY")
  @Mutation(() => RegistrationReceipt, {
    description:
      "Asks for an agency to be registered (ลงทะเบียนหน่วยงาน), or for the token of one that is. Needs no login, but a solved challenge; five an hour of an address.",
  })
  requestRegistration(
    @Args(() => RequestRegistrationArguments) request: RequestRegistrationArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<RegistrationReceipt> {
    return requestRegistration(operation, request);
  }
}
