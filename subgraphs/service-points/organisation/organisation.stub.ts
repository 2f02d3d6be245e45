import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import { OrganisationLevel } from "../../kit/directory/organisation-level";
import { OrganisationName } from "../../kit/directory/organisation-name.type";

/** The organisation that a service point belongs to: its names come from the directory. */
@Allow("READ_UNPUBLISHED")
@Directive('@key(fields: "id")')
@ObjectType("Organisation")
export class OrganisationStub {
  @Field(() => ID)
  id!: string;

  @Directive("@external")
  @Field(() => String, { nullable: true })
  code!: string | null;

  @Directive("@external")
  @Field(() => String)
  nameTh!: string;

  @Directive("@external")
  @Field(() => String, { nullable: true })
  nameEn!: string | null;

  @Directive("@external")
  @Field(() => OrganisationLevel)
  level!: OrganisationLevel;

  @Directive("@external")
  @Field(() => [OrganisationName])
  ancestors!: OrganisationName[];

  pathC!: string;
}
