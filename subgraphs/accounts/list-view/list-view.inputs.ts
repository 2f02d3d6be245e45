import { ArrayMaxSize, IsOptional, IsUUID, Matches, MaxLength, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType } from "type-graphql";

const listPattern = /^[a-zA-Z]{1,40}(\/[a-zA-Z]{1,40})?$/;
const keyPattern = /^\w{1,60}$/;
const maxColumns = 60;
/** An area that was drawn on the map has up to a few hundred corners. */
const maxFilterLength = 20_000;

@ArgsType()
export class ListViewListArguments {
  @Field(() => String, { nullable: true, description: "Of one list; all when not given." })
  @IsOptional()
  @Matches(listPattern)
  list?: string | null;
}

@ArgsType()
export class ListViewArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;
}

@InputType({ description: "How a list looks now: filter, order and columns." })
export class ListViewStateInput {
  @Field(() => String, { description: "JSON of the list's filter: an object." })
  @MaxLength(maxFilterLength)
  filter!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(keyPattern)
  sortField?: string | null;

  @Field(() => Boolean, { defaultValue: false })
  isDescending!: boolean;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(maxColumns)
  @Matches(keyPattern, { each: true })
  columns?: string[] | null;
}

@ArgsType()
export class SaveListViewArguments {
  @Field(() => String)
  @Matches(listPattern)
  list!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ListViewStateInput)
  @ValidateNested()
  state!: ListViewStateInput;

  @Field(() => String, { description: "As in every command." })
  idempotencyKey!: string;
}

@ArgsType()
export class ChangeListViewArguments extends ListViewArguments {
  @Field(() => String, { nullable: true, description: "Its new name; when not given it stays." })
  @IsOptional()
  name?: string | null;

  @Field(() => ListViewStateInput, { nullable: true, description: "How the list looks now; when not given it stays." })
  @IsOptional()
  @ValidateNested()
  state?: ListViewStateInput | null;

  @Field(() => String, { description: "As in every command." })
  idempotencyKey!: string;
}

@ArgsType()
export class DeleteListViewArguments extends ListViewArguments {
  @Field(() => String, { description: "As in every command." })
  idempotencyKey!: string;
}
