import { Directive, Field, ObjectType } from "type-graphql";

@Directive("@shareable")
@ObjectType({ description: "Where this page of a list ends." })
export class PageInfo {
  @Field(() => Boolean, { description: "Is there a next page?" })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the last row, for `after`." })
  endCursor!: string | null;
}

export enum SortDirection {
  ASC = "ASC",
  DESC = "DESC",
}
