import { Field, Int, ObjectType } from "type-graphql";
import { NearDuplicateReason } from "../../kit/record/near-duplicate";
import { ServicePoint } from "./service-point.entity";

@ObjectType({ description: "A service point that may be the one somebody is about to add (จุดบริการที่คล้ายกัน)." })
export class ServicePointNearDuplicate {
  @Field(() => ServicePoint)
  servicePoint!: ServicePoint;

  @Field(() => [NearDuplicateReason])
  reasons!: NearDuplicateReason[];

  @Field(() => Int, { nullable: true, description: "Between the two pins; null when it is not for the place." })
  distanceMetres!: number | null;
}
