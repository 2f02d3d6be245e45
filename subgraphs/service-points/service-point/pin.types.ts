import { Directive, Field, Float, GraphQLISODateTime, ObjectType, registerEnumType } from "type-graphql";
import { DistrictStub, ProvinceStub } from "../division/division.stub";

export enum PinSource {
  IMPORTED = "IMPORTED",
  ADDRESS = "ADDRESS",
  OFFICER = "OFFICER",
}
registerEnumType(PinSource, {
  name: "PinSource",
  description: "Where coordinates come from: an imported file, the address, or an officer who placed them.",
});

@ObjectType({ description: "A pin (หมุด): the coordinates of a service point, WGS 84." })
export class Pin {
  @Field(() => Float)
  latitude!: number;

  @Field(() => Float)
  longitude!: number;

  @Field(() => PinSource)
  source!: PinSource;

  @Field(() => Boolean, {
    description: "Has an officer confirmed it (ปักหมุดแล้ว)? Coordinates of a file are only a proposal.",
  })
  isConfirmed!: boolean;

  @Field(() => GraphQLISODateTime, { nullable: true })
  confirmedAt!: Date | null;

  @Field(() => String, { nullable: true })
  confirmedByName!: string | null;

  @Directive('@provides(fields: "nameTh nameEn")')
  @Field(() => ProvinceStub, {
    nullable: true,
    description: "Province in which the pin lies, by the official boundaries.",
  })
  province!: ProvinceStub | null;

  @Directive('@provides(fields: "nameTh nameEn")')
  @Field(() => DistrictStub, {
    nullable: true,
    description: "District in which the pin lies, by the official boundaries.",
  })
  district!: DistrictStub | null;

  @Field(() => Boolean, { description: "Does it lie in the district (without one: the province) of the address?" })
  matchesAddress!: boolean;

  @Field(() => Boolean, { description: "Of an office abroad, such as an embassy (ต่างประเทศ)." })
  isAbroad!: boolean;

  @Field(() => String, { nullable: true, description: "Why it lies outside the district of the address." })
  reason!: string | null;
}
