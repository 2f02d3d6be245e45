import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Connection } from "../../kit/paging/connection";
import { PageInfo } from "../../kit/paging/page-info.type";
import { Organisation } from "./organisation.entity";

@ObjectType()
export class OrganisationConnection implements Connection<Organisation> {
  @Field(() => [Organisation])
  nodes!: Organisation[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  countTotal!: () => Promise<number>;
}

@ObjectType({ description: "Figures of all organisations that a filter finds." })
export class OrganisationSummary {
  @Field(() => Int)
  totalCount!: number;

  @Field(() => Int, { description: "With something missing in the profile." })
  incompleteCount!: number;

  @Field(() => Int)
  hiddenCount!: number;

  @Field(() => Int, { description: "Mean of the completeness (ความครบถ้วน), 0 to 100." })
  averageCompletenessPercent!: number;
}

@ObjectType({ description: "An organisation found by name, with the nodes to open to see it in the tree." })
export class OrganisationTreeMatch {
  @Field(() => Organisation)
  organisation!: Organisation;

  @Field(() => [ID], { description: "Ancestors inside the asker's scope, from the top down." })
  ancestorIds!: string[];
}
