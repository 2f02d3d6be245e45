import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { Connection } from "../../kit/paging/connection";
import { PageInfo } from "../../kit/paging/page-info.type";
import { ServicePoint } from "./service-point.entity";

@ObjectType()
export class ServicePointConnection implements Connection<ServicePoint> {
  @Field(() => [ServicePoint])
  nodes!: ServicePoint[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  countTotal!: () => Promise<number>;
}

@ObjectType({ description: "Figures of all service points that a filter finds." })
export class ServicePointSummary {
  @Field(() => Int)
  totalCount!: number;

  @Field(() => Int, { description: "With a confirmed pin (ปักหมุดแล้ว)." })
  pinnedCount!: number;

  @Field(() => Int, { description: "Without a confirmed pin (ยังไม่ปักหมุด)." })
  notPinnedCount!: number;

  @Field(() => Int, { description: "Without any coordinates: these have no place on a map." })
  withoutCoordinatesCount!: number;

  @Field(() => Int, { description: "With something missing." })
  incompleteCount!: number;

  @Field(() => Int)
  hiddenCount!: number;

  @Field(() => Int, { description: "With a pin that should be looked at (หมุดที่ควรตรวจสอบ)." })
  doubtfulPinCount!: number;

  @Field(() => Int, { description: "Mean of the completeness (ความครบถ้วน), 0 to 100." })
  averageCompletenessPercent!: number;
}

@ObjectType({ description: "Service points of one cell of the map." })
export class ServicePointCluster {
  @Field(() => Float, { description: "Middle of its points." })
  latitude!: number;

  @Field(() => Float, { description: "Middle of its points." })
  longitude!: number;

  @Field(() => Int)
  count!: number;

  @Field(() => Int, { description: "Of these, with a confirmed pin." })
  pinnedCount!: number;

  @Field(() => Int, { description: "Of these, with nothing missing." })
  completeCount!: number;

  @Field(() => ID, { nullable: true, description: "The service point, when it is alone in its cell." })
  servicePointId!: string | null;
}

@ObjectType({ description: "What a map shows of a rectangle." })
export class ServicePointMap {
  @Field(() => [ServicePointCluster])
  clusters!: ServicePointCluster[];

  @Field(() => Int)
  totalInBounds!: number;
}
