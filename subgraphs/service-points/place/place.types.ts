import { Directive, Field, ID, ObjectType } from "type-graphql";
import { DistrictStub, ProvinceStub, SubdistrictStub } from "../division/division.stub";

@ObjectType({ description: "Where a point lies, by the official boundaries." })
export class Place {
  @Field(() => Boolean)
  isInThailand!: boolean;

  @Directive('@provides(fields: "nameTh nameEn")')
  @Field(() => ProvinceStub, { nullable: true })
  province!: ProvinceStub | null;

  @Directive('@provides(fields: "nameTh nameEn")')
  @Field(() => DistrictStub, { nullable: true })
  district!: DistrictStub | null;

  @Field(() => [ID], {
    description: "Codes of all districts within two kilometres, its own first: an address in any of them fits.",
  })
  nearbyDistrictCodes!: string[];

  @Directive('@provides(fields: "nameTh nameEn")')
  @Field(() => SubdistrictStub, {
    nullable: true,
    description: "The sub-district of this district whose known point is nearest: a proposal, no boundary says it.",
  })
  subdistrict!: SubdistrictStub | null;
}
