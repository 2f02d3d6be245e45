import { ArrayMaxSize, IsInt, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { maxPageSize } from "../paging/page-arguments";
import { VisibilityStatus } from "../record/record.types";
import { BulkChangeKind, BulkChangeOutcome } from "./bulk-change.types";

const keyDescription = "Chosen by the client, new for each intention; the same again has no second effect.";
/** A selection by hand; more are chosen by a filter. */
const maxChosen = 1_000;

@InputType({ description: "What shall become of many records." })
export class BulkChangeInput {
  @Field(() => BulkChangeKind)
  kind!: BulkChangeKind;

  @Field(() => VisibilityStatus, { nullable: true, description: "Of CHANGE_STATUS." })
  status?: VisibilityStatus | null;

  @Field(() => String, { nullable: true, description: "Why; asked when records are hidden." })
  @IsOptional()
  @MaxLength(1_000)
  reason?: string | null;

  @Field(() => ID, { nullable: true, description: "Of CHANGE_TYPE." })
  @IsOptional()
  @MaxLength(50)
  typeCode?: string | null;

  @Field(() => ID, { nullable: true, description: "Of CHANGE_TYPE: one of the type's; null: none." })
  @IsOptional()
  @MaxLength(50)
  subTypeCode?: string | null;

  @Field(() => ID, { nullable: true, description: "Of CHANGE_PARENT, which takes at most 100 records chosen by hand." })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

@InputType({ description: "A record that was chosen by hand." })
export class ChosenRecordInput {
  @Field(() => ID)
  @IsUUID()
  recordId!: string;

  @Field(() => Int, { description: "That was seen when it was chosen: one that was changed since is left as it is." })
  @IsInt()
  version!: number;
}

/** Which records; each noun adds its own filter. */
@ArgsType()
export abstract class BulkSelectionArguments {
  @Field(() => BulkChangeInput)
  @ValidateNested()
  change!: BulkChangeInput;

  @Field(() => [ChosenRecordInput], {
    nullable: true,
    description: "These records, at most 1,000; with a filter those of them that it finds.",
  })
  @IsOptional()
  @ArrayMaxSize(maxChosen)
  @ValidateNested({ each: true })
  records?: ChosenRecordInput[] | null;
}

@ArgsType()
export class BulkChangeCommandArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@ArgsType()
export class BulkChangeListArguments {
  @Field(() => Int, { defaultValue: 20, description: "1 to 100." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;
}

@ArgsType()
export class BulkChangeRowArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => BulkChangeOutcome)
  outcome!: BulkChangeOutcome;

  @Field(() => Int, { nullable: true, description: "Records behind this position." })
  @IsOptional()
  @IsInt()
  @Min(0)
  after?: number | null;

  @Field(() => Int, { defaultValue: 50, description: "1 to 100." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;
}
