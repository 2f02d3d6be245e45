import { Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import type { IsoDay } from "../../kit/calendar/calendar-day";
import { OrganisationLevel } from "../../kit/directory/organisation-level";
import { PageInfo } from "../../kit/paging/page-info.type";
import { Registration } from "./registration.entity";
import { RegistrationKind, RegistrationState } from "./registration.states";

@ObjectType({
  description:
    "A small sum for the visitor's machine (proof of work): robots have to pay for each request, people do not notice.",
})
export class RegistrationChallenge {
  @Field(() => String)
  algorithm!: string;

  @Field(() => String, { description: "Which number from 0 to `maxNumber`, written behind the salt, has this hash?" })
  challenge!: string;

  @Field(() => String)
  salt!: string;

  @Field(() => Int)
  maxNumber!: number;

  @Field(() => String)
  signature!: string;
}

@ObjectType({ description: "An agency of the public register that a visitor may mean." })
export class ListedAgency {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String, { nullable: true })
  nameEn!: string | null;

  @Field(() => OrganisationLevel)
  level!: OrganisationLevel;

  @Field(() => [String], { description: "Whom it belongs to (หน่วยงานที่สังกัด), the ministry first." })
  ancestorNamesTh!: string[];

  @Field(() => String, { nullable: true, description: "จังหวัด" })
  provinceNameTh!: string | null;
}

@ObjectType({ description: "Another request with the same name, which may be of the same people." })
export class SameNameRegistration {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLISODateTime)
  requestedAt!: Date;
}

@ObjectType({ description: "What a visitor gets for a request." })
export class RegistrationReceipt {
  @Field(() => String, { description: "Tracking number (เลขติดตามคำขอ). Whoever has it sees the state." })
  trackingNumber!: string;
}

@ObjectType({ description: "How far a request is, for whoever has its tracking number." })
export class RegistrationProgress {
  @Field(() => RegistrationKind)
  kind!: RegistrationKind;

  @Field(() => RegistrationState)
  state!: RegistrationState;

  @Field(() => String)
  agencyNameTh!: string;

  @Field(() => GraphQLISODateTime)
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Day by which it is promised to be decided; empty when it cannot be reckoned.",
  })
  promisedBy!: IsoDay | null;

  @Field(() => String, { nullable: true, description: "Why it was refused (เหตุผล)." })
  reason!: string | null;
}

@ObjectType()
export class RegistrationConnection {
  @Field(() => [Registration])
  nodes!: Registration[];

  @Field(() => Int)
  totalCount!: number;

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
