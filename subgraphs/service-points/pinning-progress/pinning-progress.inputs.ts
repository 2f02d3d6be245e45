import { IsInt, IsOptional, IsUUID, Max, Min } from "class-validator";
import { ArgsType, Field, ID, Int } from "type-graphql";
import { maxOffset, maxPageSize } from "../../kit/paging/page-arguments";

@ArgsType()
export class PinningProgressArguments {
  @Field(() => ID)
  @IsUUID()
  organisationId!: string;
}

@ArgsType()
export class PinningChildrenArguments {
  @Field(() => Int, { defaultValue: 25, description: "1 to 100." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;

  @Field(() => Int, { defaultValue: 0, description: "Rows to skip, up to 10,000." })
  @IsInt()
  @Min(0)
  @Max(maxOffset)
  offset!: number;
}

@ArgsType()
export class SetPinningTargetArguments extends PinningProgressArguments {
  @Field(() => Int, { description: "`PinningProgress.targetVersion`, as read: refused with CONFLICT on an older one." })
  @IsInt()
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: "ISO 8601, common era, not before today. null: none of its own; that of the one above counts again.",
  })
  @IsOptional()
  date?: string | null;

  @Field(() => String, { description: "As in every command." })
  idempotencyKey!: string;
}
