import { IsInt, IsUUID } from "class-validator";
import { ArgsType, Field, ID, Int } from "type-graphql";

/** What every command on one record carries. */
@ArgsType()
export class RecordCommandArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Int, {
    description: "The version that the change was made on: on an older one it is refused with CONFLICT.",
  })
  @IsInt()
  version!: number;

  @Field(() => String, {
    description: "Chosen by the client, new for each intention; the same again has no second effect.",
  })
  idempotencyKey!: string;
}
