import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({ description: "A type of organisation (ประเภท) or one of its sub-types (ประเภทย่อย)." })
export class OrganisationType {
  @Field(() => ID)
  code!: string;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => [OrganisationType], { description: "Its sub-types; a sub-type has none." })
  subTypes!: OrganisationType[];
}

@ObjectType({ description: "A category of organisation (หมวดหมู่), across the types." })
export class OrganisationCategory {
  @Field(() => ID)
  code!: string;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String)
  nameEn!: string;
}
