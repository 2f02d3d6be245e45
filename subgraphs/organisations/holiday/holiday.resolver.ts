import { Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { loadProvince } from "../division/division.loader";
import { Province } from "../division/division.types";
import {
  AddHolidayArguments,
  DeclareHolidayYearArguments,
  HolidayYearArguments,
  WithdrawHolidayArguments,
  WorkingDayArguments,
} from "./holiday.inputs";
import { listHolidayYears, readHolidayYear, reckonWorkingDay } from "./holiday.reader";
import { addHoliday, declareHolidayYear, withdrawHoliday } from "./holiday.service";
import { Holiday, HolidayYear, WorkingDay } from "./holiday.types";

@Resolver(() => Holiday)
export class HolidayResolver {
  @Allow("READ_PUBLISHED")
  @Query(() => HolidayYear, { description: "The public holidays (วันหยุดราชการ) of a year." })
  holidayYear(
    @Args(() => HolidayYearArguments) { year }: HolidayYearArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<HolidayYear> {
    return readHolidayYear(operation, year);
  }

  @Allow("READ_PUBLISHED")
  @Query(() => [Int], { description: "The years whose public holidays are known, common era." })
  holidayYears(@Ctx() { operation }: SubgraphContext): Promise<number[]> {
    return listHolidayYears(operation);
  }

  @Allow("READ_PUBLISHED")
  @Query(() => WorkingDay, {
    description:
      "The last of so many working days (วันทำการ) after a day. Refused with the rule CALENDAR_MISSING where it leads into a year whose holidays are not known.",
  })
  workingDay(
    @Args(() => WorkingDayArguments) reckoning: WorkingDayArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<WorkingDay> {
    return reckonWorkingDay(operation, reckoning);
  }

  @Allow("MANAGE_HOLIDAYS")
  @Mutation(() => Holiday, { description: "Enters a public holiday (เพิ่มวันหยุด), such as one of the cabinet's." })
  addHoliday(
    @Args(() => AddHolidayArguments) add: AddHolidayArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Holiday> {
    return addHoliday(operation, add);
  }

  @Allow("MANAGE_HOLIDAYS")
  @Mutation(() => Holiday, { description: "Withdraws a public holiday (ยกเลิกวันหยุด); it stays on record." })
  withdrawHoliday(
    @Args(() => WithdrawHolidayArguments) withdraw: WithdrawHolidayArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Holiday> {
    return withdrawHoliday(operation, withdraw);
  }

  @Allow("MANAGE_HOLIDAYS")
  @Mutation(() => HolidayYear, {
    description:
      "Says that all holidays of a year are entered (ประกาศใช้ปฏิทิน): deadlines in it are reckoned from now on.",
  })
  declareHolidayYear(
    @Args(() => DeclareHolidayYearArguments) declare: DeclareHolidayYearArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<HolidayYear> {
    return declareHolidayYear(operation, declare);
  }

  @FieldResolver(() => Province, { nullable: true, description: "A holiday in this province alone." })
  province(@Root() { provinceCode }: Holiday, @Ctx() { operation }: SubgraphContext): Promise<Province | null> {
    return loadProvince(operation, provinceCode);
  }
}
