import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Role } from "../../../schema/roles-and-actions";
import type { OrganisationLevel } from "../../kit/directory/organisation-level";
import type { Connection } from "../../kit/paging/connection";
import { PageInfo } from "../../kit/paging/page-info.type";
import { RoleEnum } from "../../kit/record/record.types";
import { OrganisationStub } from "../organisation/organisation.stub";

export enum ActivationTokenStatus {
  READY = "READY",
  NONE = "NONE",
  EXPIRED = "EXPIRED",
}
registerEnumType(ActivationTokenStatus, {
  name: "ActivationTokenStatus",
  description: "Of a seat: an unused token is there (พร้อมใช้), there is none (ไม่มี), or its time is over (หมดอายุ).",
});

@ObjectType({
  description: "A role that may be given at a place, and the token for it. The token's text is never in it.",
})
export class ActivationTokenSeat {
  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => ActivationTokenStatus)
  status!: ActivationTokenStatus;

  @Field(() => ID, { nullable: true, description: "The unused token, for `revealActivationToken`." })
  tokenId!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  createdAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Who made the unused token." })
  createdByName!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "null: as long as it is unused." })
  expiresAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "When the text of the unused token was last shown." })
  revealedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Who redeemed the last one (ผู้ใช้ Token ล่าสุด)." })
  lastUsedByName!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  lastUsedAt!: Date | null;
}

@ObjectType({ description: "An organisation to which the asker may issue activation tokens." })
export class ActivationTokenPlace {
  @Field(() => ID, { description: "That of the organisation." })
  id!: string;

  @Directive('@provides(fields: "code nameTh nameEn level")')
  @Field(() => OrganisationStub)
  organisation!: OrganisationStub;

  pathC!: string;
  level!: OrganisationLevel;
  typeCode!: string | null;
}

@ObjectType({ description: "At how many of the places that a filter finds the asker may give a role." })
export class ActivationTokenSeatCount {
  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Int)
  places!: number;
}

@ObjectType()
export class ActivationTokenPlaceConnection implements Connection<ActivationTokenPlace> {
  @Field(() => [ActivationTokenPlace])
  nodes!: ActivationTokenPlace[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  countTotal!: () => Promise<number>;
  countSeats!: () => Promise<ActivationTokenSeatCount[]>;
}

@ObjectType({ description: "The text of an unused token (รหัส Token). Every time that it is shown is audited." })
export class RevealedActivationToken {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "As it is typed: ABCD-EFGH-JKMN-PQRS-TVWXY." })
  token!: string;

  @Directive('@provides(fields: "code nameTh nameEn level")')
  @Field(() => OrganisationStub)
  organisation!: OrganisationStub;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => GraphQLISODateTime, { nullable: true })
  expiresAt!: Date | null;
}
