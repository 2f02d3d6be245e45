import { Field, InputType } from "type-graphql";
import { Weekday } from "../calendar/calendar-day";
import {
  closed,
  closes,
  exceptional,
  HolidayRule,
  type OpeningDay,
  type OpeningException,
  type OpeningHours,
  type OpeningRange,
  opens,
} from "./opening-hours.types";

@InputType()
export class OpeningRangeInput implements OpeningRange {
  @Field(() => String, { description: opens })
  opensAt!: string;

  @Field(() => String, { description: closes })
  closesAt!: string;
}

@InputType()
export class OpeningDayInput implements OpeningDay {
  @Field(() => Weekday)
  day!: Weekday;

  @Field(() => [OpeningRangeInput], { description: closed })
  ranges!: OpeningRangeInput[];
}

@InputType()
export class OpeningExceptionInput implements OpeningException {
  @Field(() => String, { nullable: true, description: "Why, for citizens." })
  note?: string | null;

  @Field(() => [OpeningRangeInput], { description: closed })
  ranges!: OpeningRangeInput[];

  @Field(() => String, { description: "Its last day, ISO 8601; the first one again when it is one day." })
  lastDate!: string;

  @Field(() => String, { description: "Its first day, ISO 8601." })
  firstDate!: string;
}

@InputType({ description: "All opening hours (เวลาทำการ); replaces those before." })
export class OpeningHoursInput implements OpeningHours {
  @Field(() => [OpeningDayInput], { description: "Monday to Sunday; a day that is not given is closed." })
  week!: OpeningDayInput[];

  @Field(() => [OpeningExceptionInput], { description: exceptional })
  exceptions!: OpeningExceptionInput[];

  @Field(() => HolidayRule)
  holidayRule!: HolidayRule;

  @Field(() => [OpeningRangeInput], { description: "On public holidays, when the rule is OWN_HOURS; else none." })
  holidayRanges!: OpeningRangeInput[];
}
