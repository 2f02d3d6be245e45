import {
  ArrayMaxSize,
  ArrayMinSize,
  IsISO8601,
  IsLatitude,
  IsLongitude,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from "class-validator";
import { ArgsType, Field, Float, ID, InputType, Int, registerEnumType } from "type-graphql";
import { RecordCommandArguments } from "../../kit/command/command.inputs";
import { OfficeFilter } from "../../kit/directory/office-filter.inputs";
import { OfficeProfileInput } from "../../kit/directory/office-profile.inputs";
import { PageArguments } from "../../kit/paging/page-arguments";
import { PhotoInput } from "../../kit/photo/photo.types";
import { SortDirection } from "../../kit/paging/page-info.type";
import { VisibilityStatus } from "../../kit/record/record.types";
import { PinDoubt } from "../pin-doubt/pin-doubt.types";
import { Facility } from "./facility";
import { PinSource } from "./pin.types";

export enum ServicePointSortField {
  CODE = "CODE",
  NAME_TH = "NAME_TH",
  PINNED = "PINNED",
  STATUS = "STATUS",
  COMPLETENESS = "COMPLETENESS",
  UPDATED_AT = "UPDATED_AT",
}
registerEnumType(ServicePointSortField, { name: "ServicePointSortField" });

@InputType({ description: "A rectangle in degrees, WGS 84." })
export class BoundsInput {
  @Field(() => Float)
  @IsLongitude()
  west!: number;

  @Field(() => Float)
  @IsLatitude()
  south!: number;

  @Field(() => Float)
  @IsLongitude()
  east!: number;

  @Field(() => Float)
  @IsLatitude()
  north!: number;
}

@InputType({ description: "A corner of an area in degrees, WGS 84." })
export class CornerInput {
  @Field(() => Float)
  @IsLatitude()
  latitude!: number;

  @Field(() => Float)
  @IsLongitude()
  longitude!: number;
}

@InputType({ description: "An area on the map, as it was drawn: what lies on its border is inside." })
export class AreaInput {
  @Field(() => [CornerInput], { description: "3 to 100, one after the other around it." })
  @ArrayMinSize(3)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  corners!: CornerInput[];
}

@InputType({
  description: "Which service points; all conditions together. Only those of the asker's scope are ever found.",
})
export class ServicePointFilter extends OfficeFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: "true: with a confirmed pin (ปักหมุดแล้ว); false: without (ยังไม่ปักหมุด).",
  })
  isPinned?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "true: with coordinates of any source; false: without any." })
  hasCoordinates?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "true: with a photo; false: without any." })
  hasPhoto?: boolean | null;

  @Field(() => PinSource, { nullable: true, description: "With coordinates of this provenance (ที่มาของพิกัด)." })
  pinSource?: PinSource | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: with a pin that should be looked at (หมุดที่ควรตรวจสอบ); false: with nothing against it.",
  })
  isPinDoubtful?: boolean | null;

  @Field(() => PinDoubt, { nullable: true, description: "With this doubt about the pin." })
  pinDoubt?: PinDoubt | null;

  @Field(() => String, {
    nullable: true,
    description: "Whose pin was confirmed on this day (ISO 8601, in Bangkok) or later.",
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  pinnedSince?: string | null;

  @Field(() => ID, { nullable: true, description: "Of this organisation itself, without those below it." })
  @IsOptional()
  @IsUUID()
  ofOrganisation?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Does the address name a province?" })
  hasProvince?: boolean | null;

  @Field(() => BoundsInput, { nullable: true, description: "With coordinates inside." })
  @IsOptional()
  @ValidateNested()
  bounds?: BoundsInput | null;

  @Field(() => AreaInput, { nullable: true, description: "With coordinates inside an area that was drawn on the map." })
  @IsOptional()
  @ValidateNested()
  area?: AreaInput | null;
}

@InputType()
export class ServicePointSort {
  @Field(() => ServicePointSortField)
  field!: ServicePointSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}

@ArgsType()
export class ServicePointListArguments extends PageArguments {
  @Field(() => ServicePointFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ServicePointFilter | null;

  @Field(() => ServicePointSort, { nullable: true, description: "By Thai name when not given." })
  sort?: ServicePointSort | null;
}

@ArgsType()
export class ServicePointMapArguments {
  @Field(() => BoundsInput)
  @ValidateNested()
  bounds!: BoundsInput;

  @Field(() => Int, { description: "Zoom level of the map, 0 to 22: clusters are cells of 64 pixels." })
  @Min(0)
  @Max(22)
  zoom!: number;

  @Field(() => ServicePointFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ServicePointFilter | null;
}

@InputType({ description: "A change of a service point: what is left out stays, what is null is emptied." })
export class ServicePointInput extends OfficeProfileInput {
  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => [Facility], { nullable: true, description: "All of them; replaces those before." })
  facilities?: Facility[] | null;

  @Field(() => [PhotoInput], { nullable: true, description: "All photos, in their order; replaces those before." })
  photos?: PhotoInput[] | null;
}

@InputType({ description: "Where an officer places the pin (ปักหมุด); placing it confirms it." })
export class PinInput {
  @Field(() => Float)
  latitude!: number;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Boolean, { defaultValue: false, description: "Of an office abroad, such as an embassy." })
  isAbroad!: boolean;

  @Field(() => String, { nullable: true, description: "Needed when the pin lies outside the district of the address." })
  reason?: string | null;
}

@ArgsType()
export class UpdateServicePointArguments extends RecordCommandArguments {
  @Field(() => ServicePointInput, { nullable: true })
  input?: ServicePointInput | null;

  @Field(() => PinInput, { nullable: true, description: "Left out: the pin stays as it is." })
  pin?: PinInput | null;
}

@ArgsType()
export class PinServicePointArguments extends RecordCommandArguments {
  @Field(() => PinInput)
  input!: PinInput;
}

@ArgsType()
export class ConfirmPinArguments extends RecordCommandArguments {
  @Field(() => String, {
    nullable: true,
    description: "Why it is right; needed when the pin lies outside the district of the address.",
  })
  @IsOptional()
  reason?: string | null;
}

@ArgsType()
export class ChangeServicePointStatusArguments extends RecordCommandArguments {
  @Field(() => VisibilityStatus)
  status!: VisibilityStatus;

  @Field(() => String, { nullable: true, description: "Why; asked when a service point is hidden." })
  @IsOptional()
  @MaxLength(1_000)
  reason?: string | null;
}
