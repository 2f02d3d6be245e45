import { Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "A saved view (มุมมองที่บันทึกไว้): filter, order and columns of a list under a name, seen by who saved it alone.",
})
export class ListView {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The list, as the address of its page names it: servicePoints." })
  list!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "JSON of the list's filter." })
  filter!: string;

  @Field(() => String, { nullable: true, description: "null: the list's own order." })
  sortField!: string | null;

  @Field(() => Boolean)
  isDescending!: boolean;

  @Field(() => [String], { nullable: true, description: "Keys of the table's columns; null: the usual ones." })
  columns!: string[] | null;

  @Field(() => GraphQLISODateTime)
  updatedAt!: Date;
}
