import { Directive, Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";
import type { Role } from "../../../schema/roles-and-actions";
import { RoleEnum } from "../../kit/record/record.types";
import { OrganisationStub } from "../organisation/organisation.stub";

@ObjectType({ description: "A role on an organisation: what a person may do, and where." })
export class Grant {
  @Field(() => ID)
  id!: string;

  @Field(() => RoleEnum, { description: "Role (บทบาทผู้ใช้)." })
  role!: Role;

  @Directive('@provides(fields: "code nameTh nameEn level")')
  @Field(() => OrganisationStub, { description: "It covers this organisation and all below it." })
  organisation!: OrganisationStub;

  @Field(() => GraphQLISODateTime)
  grantedAt!: Date;
}
