import { IsInt, Max, Min } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";
import { maxPageSize } from "../paging/page-arguments";

@ArgsType()
export class HistoryArguments {
  @Field(() => Int, { defaultValue: 20, description: "Entries, 1 to 100, newest first." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;
}
