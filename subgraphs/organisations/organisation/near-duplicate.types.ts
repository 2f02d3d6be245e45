import { Field, ObjectType } from "type-graphql";
import { NearDuplicateReason } from "../../kit/record/near-duplicate";
import { Organisation } from "./organisation.entity";

@ObjectType({ description: "An organisation that may be the one somebody is about to add (หน่วยงานที่คล้ายกัน)." })
export class OrganisationNearDuplicate {
  @Field(() => Organisation)
  organisation!: Organisation;

  @Field(() => [NearDuplicateReason])
  reasons!: NearDuplicateReason[];
}
