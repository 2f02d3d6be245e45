import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { IsoDay } from "../../kit/calendar/calendar-day";

export enum HolidayKind {
  REGULAR = "REGULAR",
  LUNAR = "LUNAR",
  SUBSTITUTION = "SUBSTITUTION",
  SPECIAL = "SPECIAL",
  PLOUGHING = "PLOUGHING",
}
registerEnumType(HolidayKind, {
  name: "HolidayKind",
  description:
    "On a fixed day of the year, by the moon, in lieu of one on a weekend (ชดเชย), added by the cabinet (กรณีพิเศษ), or the royal ploughing ceremony (วันพืชมงคล).",
});

@ObjectType({ description: "A public holiday (วันหยุดราชการ) of government offices." })
export class Holiday {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "ISO 8601, common era." })
  date!: IsoDay;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String, { nullable: true })
  nameEn!: string | null;

  @Field(() => HolidayKind)
  kind!: HolidayKind;

  provinceCode!: string | null;

  @Field(() => String, { description: "Where it is announced, such as the cabinet's resolution (มติคณะรัฐมนตรี)." })
  source!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => GraphQLISODateTime)
  updatedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Who entered or withdrew it; empty for those that Pakmut brings.",
  })
  updatedByName!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "A withdrawn holiday is a day like any other." })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true })
  withdrawReason!: string | null;
}

@ObjectType({ description: "The public holidays of one year." })
export class HolidayYear {
  @Field(() => Int, { description: "Common era." })
  year!: number;

  @Field(() => Boolean, {
    description: "Are all holidays of the year known (ประกาศใช้แล้ว)? Without that no deadline in it is computed.",
  })
  isDeclared!: boolean;

  @Field(() => [Holiday], { description: "By day; also those that were withdrawn." })
  holidays!: Holiday[];
}

@ObjectType({ description: "A day reckoned in working days (วันทำการ)." })
export class WorkingDay {
  @Field(() => String, { description: "ISO 8601, common era." })
  date!: IsoDay;

  @Field(() => GraphQLISODateTime, {
    description: "What is due on that day is due before this moment: its end in Bangkok.",
  })
  endsAt!: Date;
}
