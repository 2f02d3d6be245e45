import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";

/** The divisions of a service point's address and of its pin: their names come from the directory. */
@Allow("READ_PUBLISHED")
@Directive('@key(fields: "code")')
@ObjectType("Province")
export class ProvinceStub {
  @Field(() => ID)
  code!: string;

  @Directive("@external")
  @Field(() => String)
  nameTh!: string;

  @Directive("@external")
  @Field(() => String)
  nameEn!: string;
}

@Allow("READ_PUBLISHED")
@Directive('@key(fields: "code")')
@ObjectType("District")
export class DistrictStub {
  @Field(() => ID)
  code!: string;

  @Directive("@external")
  @Field(() => String)
  nameTh!: string;

  @Directive("@external")
  @Field(() => String)
  nameEn!: string;
}

@Allow("READ_PUBLISHED")
@Directive('@key(fields: "code")')
@ObjectType("Subdistrict")
export class SubdistrictStub {
  @Field(() => ID)
  code!: string;

  @Directive("@external")
  @Field(() => String)
  nameTh!: string;

  @Directive("@external")
  @Field(() => String)
  nameEn!: string;
}
