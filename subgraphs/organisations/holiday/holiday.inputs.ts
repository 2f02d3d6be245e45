import { IsInt, Max, Min } from "class-validator";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { RecordCommandArguments } from "../../kit/command/command.inputs";
import { HolidayKind } from "./holiday.types";

@InputType({ description: "A public holiday that is to be entered." })
export class HolidayInput {
  @Field(() => String, { description: "ISO 8601, common era: 2026-12-31." })
  date!: string;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String, { nullable: true })
  nameEn?: string | null;

  @Field(() => HolidayKind, { defaultValue: HolidayKind.SPECIAL })
  kind!: HolidayKind;

  @Field(() => ID, {
    nullable: true,
    description: "A holiday in this province alone; without it, in the whole country.",
  })
  provinceCode?: string | null;

  @Field(() => String, { description: "Where it is announced; needed." })
  source!: string;
}

@ArgsType()
export class HolidayYearArguments {
  @Field(() => Int, { description: "Common era, 1900 to 2399." })
  @IsInt()
  @Min(1900)
  @Max(2399)
  year!: number;
}

@ArgsType()
export class AddHolidayArguments {
  @Field(() => HolidayInput)
  input!: HolidayInput;

  @Field(() => String, { description: "As in every command." })
  idempotencyKey!: string;
}

@ArgsType()
export class WithdrawHolidayArguments extends RecordCommandArguments {
  @Field(() => String, { description: "Why; needed." })
  reason!: string;
}

@ArgsType()
export class DeclareHolidayYearArguments extends HolidayYearArguments {
  @Field(() => String, { description: "As in every command." })
  idempotencyKey!: string;
}

@ArgsType()
export class WorkingDayArguments {
  @Field(() => String, { description: "ISO 8601; itself not counted." })
  from!: string;

  @Field(() => Int, { description: "0 to 1,000." })
  @IsInt()
  @Min(0)
  @Max(1000)
  days!: number;

  @Field(() => ID, { nullable: true, description: "With the holidays of this province too." })
  provinceCode?: string | null;
}
