import { Field, ID, ObjectType } from "type-graphql";
import { Grant } from "../grant/grant.entity";

@ObjectType({ description: "The person who asks, as Digital ID names her." })
export class Me {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  displayName!: string;

  @Field(() => Grant, {
    nullable: true,
    description: "The grant that every request is judged by; none for a newcomer.",
  })
  activeGrant!: Grant | null;

  @Field(() => [Grant], { description: "All grants of the person, oldest first." })
  grants!: Grant[];
}
