import { Directive, Field, Int, ObjectType } from "type-graphql";

@Directive("@shareable")
@ObjectType({ description: "What hiding an organisation (ไม่แสดง), or showing it again, would change for the public." })
export class VisibilityEffect {
  @Field(() => Int, { description: "That disappear when it is hidden, and appear again when it is shown." })
  changingCount!: number;

  @Field(() => Int, { description: "That are hidden either way: themselves, or by something below it." })
  stayingHiddenCount!: number;
}
