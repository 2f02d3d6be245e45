import { Directive, Field, Float, ID, ObjectType } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";

@Allow("READ_PUBLISHED")
@Directive('@key(fields: "code")')
@ObjectType({ description: "A province (จังหวัด)." })
export class Province {
  @Field(() => ID, { description: "Two digits." })
  code!: string;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => Float, { description: "Latitude of its centre, WGS 84." })
  latitude!: number;

  @Field(() => Float, { description: "Longitude of its centre, WGS 84." })
  longitude!: number;
}

@Allow("READ_PUBLISHED")
@Directive('@key(fields: "code")')
@ObjectType({ description: "A district (อำเภอ, in Bangkok เขต)." })
export class District {
  @Field(() => ID, { description: "Four digits; the first two are the province's." })
  code!: string;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => Float, { description: "Latitude of its centre, WGS 84." })
  latitude!: number;

  @Field(() => Float, { description: "Longitude of its centre, WGS 84." })
  longitude!: number;

  provinceCode!: string;
}

@Allow("READ_PUBLISHED")
@Directive('@key(fields: "code")')
@ObjectType({ description: "A sub-district (ตำบล, in Bangkok แขวง)." })
export class Subdistrict {
  @Field(() => ID, { description: "Six digits; the first four are the district's." })
  code!: string;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => String, { description: "Five digits." })
  postcode!: string;

  districtCode!: string;
}
