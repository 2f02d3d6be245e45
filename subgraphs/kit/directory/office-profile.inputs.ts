import { Field, ID, InputType } from "type-graphql";
import { OpeningHoursInput } from "../opening-hours/opening-hours.inputs";

/** What every office has: names, an address whose pieces fit together, telephones. Limits are those of the field readers. */
@InputType()
export abstract class OfficeProfileInput {
  @Field(() => String, { nullable: true })
  nameTh?: string | null;

  @Field(() => String, { nullable: true })
  nameEn?: string | null;

  @Field(() => String, { nullable: true })
  addressTh?: string | null;

  @Field(() => String, { nullable: true })
  addressEn?: string | null;

  @Field(() => ID, { nullable: true })
  provinceCode?: string | null;

  @Field(() => ID, { nullable: true })
  districtCode?: string | null;

  @Field(() => ID, { nullable: true })
  subdistrictCode?: string | null;

  @Field(() => String, { nullable: true })
  postcode?: string | null;

  @Field(() => [String], { nullable: true, description: 'As written: "053 217 708 ต่อ 101". At most 10.' })
  phones?: string[] | null;

  @Field(() => OpeningHoursInput, { nullable: true, description: "Replaces all hours." })
  openingHours?: OpeningHoursInput | null;
}
