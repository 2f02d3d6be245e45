import { Directive, Field, ID, ObjectType } from "type-graphql";
import { OrganisationLevel } from "./organisation-level";

@Directive("@shareable")
@ObjectType({
  description:
    "Name of an organisation, as everybody may read it; used for ancestors, which may lie outside the scope.",
})
export class OrganisationName {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  code!: string | null;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String, { nullable: true })
  nameEn!: string | null;

  @Field(() => OrganisationLevel)
  level!: OrganisationLevel;
}
