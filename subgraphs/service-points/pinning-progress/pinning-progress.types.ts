import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from "type-graphql";
import { AllowedAction } from "../../kit/record/record.types";
import { ProvinceStub } from "../division/division.stub";
import { OrganisationStub } from "../organisation/organisation.stub";

/** What a statement counts of service points that are shown. */
@ObjectType({
  description:
    "How far the pinning (ปักหมุด) is. Only service points that are shown are counted; each figure is that of `servicePoints` with the filter named and `status: VISIBLE`.",
})
export class PinningFigures {
  @Field(() => Int)
  totalCount!: number;

  @Field(() => Int, { description: "With a confirmed pin (ปักหมุดแล้ว): `isPinned: true`." })
  pinnedCount!: number;

  @Field(() => Int, { description: "Those missing (ยังไม่ปักหมุด): `isPinned: false`." })
  notPinnedCount!: number;

  @Field(() => Int, { description: "Pinned, with a photo as evidence: `isPinned: true, hasPhoto: true`." })
  pinnedWithPhotoCount!: number;

  @Field(() => Int, { description: "With nothing missing (ข้อมูลครบ): `isIncomplete: false`." })
  completeCount!: number;

  @Field(() => Int, { description: "Pinned in the last four weeks: `pinnedSince` with `PinningProgress.recentSince`." })
  recentlyPinnedCount!: number;
}

@ObjectType({ description: "Pinning of the service points of an organisation and all below it." })
export class OrganisationPinning {
  @Directive('@provides(fields: "code nameTh nameEn level")')
  @Field(() => OrganisationStub)
  organisation!: Omit<OrganisationStub, "ancestors">;

  @Field(() => PinningFigures)
  figures!: PinningFigures;

  @Field(() => Boolean, { description: "Has it organisations below it?" })
  hasChildren!: boolean;
}

@ObjectType({ description: "Pinning of the service points with addresses in one province." })
export class ProvincePinning {
  provinceCode!: string | null;

  @Directive('@provides(fields: "nameTh nameEn")')
  @Field(() => ProvinceStub, {
    nullable: true,
    description: "null: of those whose address names no province (`hasProvince: false`).",
  })
  province?: ProvinceStub | null;

  @Field(() => PinningFigures)
  figures!: PinningFigures;
}

@ObjectType({ description: "The day by which all service points shall be pinned (วันเป้าหมาย)." })
export class PinningTarget {
  organisationId!: string;

  @Field(() => String, { description: "ISO 8601, common era." })
  date!: string;

  @Directive('@provides(fields: "code nameTh nameEn level")')
  @Field(() => OrganisationStub, {
    nullable: true,
    description: "Whose it is: the organisation's own, or that of the nearest one above it that has one.",
  })
  organisation?: Omit<OrganisationStub, "ancestors"> | null;

  @Field(() => Int, { description: "Days left, today and the day itself counted; 0 once it is over." })
  daysLeft!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Pins a week that it takes from now on; null when the day is over and some are missing.",
  })
  neededPerWeek!: number | null;

  @Field(() => GraphQLISODateTime)
  updatedAt!: Date;

  @Field(() => String)
  updatedByName!: string;
}

@ObjectType({ description: "Pinning progress (รายงานผลการปักหมุด) of an organisation and all below it." })
export class PinningProgress {
  id!: string;
  pathC!: string;

  @Directive('@provides(fields: "code nameTh nameEn level ancestors { id code nameTh nameEn level }")')
  @Field(() => OrganisationStub)
  organisation!: Omit<OrganisationStub, "ancestors">;

  @Field(() => PinningFigures)
  figures!: PinningFigures;

  @Field(() => PinningFigures, {
    description: "Of its own service points, without those of organisations below: filter `ofOrganisation`.",
  })
  ownFigures!: PinningFigures;

  @Field(() => [ProvincePinning], { description: "By province of the address, in the order of their codes." })
  provinces!: ProvincePinning[];

  @Field(() => Int, { description: "Organisations directly below it." })
  childCount!: number;

  @Field(() => String, { description: "The first of the days that `recentlyPinnedCount` counts." })
  recentSince!: string;

  @Field(() => PinningTarget, { nullable: true })
  target!: PinningTarget | null;

  @Field(() => Int, {
    description: "Of the organisation's own target: 0 when it never had one. For `setPinningTarget`.",
  })
  targetVersion!: number;

  allowedActions?: AllowedAction[];
}
