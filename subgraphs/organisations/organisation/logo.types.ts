import { Field, ID, ObjectType } from "type-graphql";
import { OrganisationName } from "../../kit/directory/organisation-name.type";

@ObjectType({
  description: "A logo (ตราสัญลักษณ์): an organisation's own, or that of the nearest one above that has one.",
})
export class Logo {
  @Field(() => ID, { description: "The uploaded file." })
  fileId!: string;

  @Field(() => String, { description: "Address of the picture without its width: append /320, /960 or /1920." })
  url!: string;

  @Field(() => Boolean, { description: "It belongs to an organisation above." })
  isInherited!: boolean;

  @Field(() => OrganisationName, { description: "Whose it is." })
  owner!: OrganisationName;
}
