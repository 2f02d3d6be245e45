import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { type IsoDay, Weekday } from "../calendar/calendar-day";

export enum HolidayRule {
  CLOSED = "CLOSED",
  AS_USUAL = "AS_USUAL",
  OWN_HOURS = "OWN_HOURS",
}
registerEnumType(Weekday, { name: "Weekday" });
registerEnumType(HolidayRule, {
  name: "HolidayRule",
  description: "On public holidays (วันหยุดราชการ): closed, open as on the weekday, or open at hours of their own.",
});

export const opens = "Hour and minute in Asia/Bangkok: 08:30.";
export const closes = "Later than the opening; 24:00 is midnight. Who is open beyond it opens the next day at 00:00.";
export const closed = "None: closed the whole day.";
export const exceptional = "Days that differ from the week and from public holidays, such as a closing for repairs.";

@Directive("@shareable")
@ObjectType()
export class OpeningRange {
  @Field(() => String, { description: opens })
  opensAt!: string;

  @Field(() => String, { description: closes })
  closesAt!: string;
}

@Directive("@shareable")
@ObjectType()
export class OpeningDay {
  @Field(() => Weekday)
  day!: Weekday;

  @Field(() => [OpeningRange], { description: closed })
  ranges!: OpeningRange[];
}

@Directive("@shareable")
@ObjectType({ description: exceptional })
export class OpeningException {
  @Field(() => String, { nullable: true, description: "Why, for citizens." })
  note?: string | null;

  @Field(() => [OpeningRange], { description: closed })
  ranges!: OpeningRange[];

  @Field(() => String, { description: "Its last day, ISO 8601; the first one again when it is one day." })
  lastDate!: IsoDay;

  @Field(() => String, { description: "Its first day, ISO 8601." })
  firstDate!: IsoDay;
}

/** Hours as they are kept and as they are given have one shape. Fields stand in the order in which jsonb gives them back. */
@Directive("@shareable")
@ObjectType({ description: "Opening hours (เวลาทำการ), in Asia/Bangkok." })
export class OpeningHours {
  @Field(() => [OpeningDay], { description: "Monday to Sunday; a day that is not given is closed." })
  week!: OpeningDay[];

  @Field(() => [OpeningException], { description: exceptional })
  exceptions!: OpeningException[];

  @Field(() => HolidayRule)
  holidayRule!: HolidayRule;

  @Field(() => [OpeningRange], { description: "On public holidays, when the rule is OWN_HOURS; else none." })
  holidayRanges!: OpeningRange[];
}
