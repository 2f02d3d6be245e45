import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";

/** No list gives more rows at once: longer reads are pages or exports. */
export const maxPageSize = 100;
/** Numbered pages end here; further on `after` is as fast as on the first page. */
export const maxOffset = 10_000;

/** Which part of a list: `first` rows, after a cursor or (for numbered pages) from an offset. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 25, description: "Rows a page, 1 to 100." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;

  @Field(() => String, { nullable: true, description: "`pageInfo.endCursor` of the page before." })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Rows to skip, up to 10,000; for numbered pages. Not together with `after`.",
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(maxOffset)
  offset?: number | null;
}
