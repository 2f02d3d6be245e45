import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Allow } from "../../kit/access/allow.decorator";
import { Office } from "../../kit/directory/office.entity";
import type { KeptPhoto } from "../../kit/photo/photo.types";
import { OrganisationLevel } from "../../kit/directory/organisation-level";

@Allow("READ_UNPUBLISHED")
@Directive('@key(fields: "id")')
@ObjectType({ description: "An organisation (หน่วยงาน): a ministry, a department or an agency, with its profile." })
@Entity({ schema: "organisations", name: "organisations" })
export class Organisation extends Office {
  @Column({ type: "uuid", name: "parent_id", nullable: true })
  parentId!: string | null;

  @Directive("@shareable")
  @Field(() => OrganisationLevel)
  @Column({ type: "text" })
  level!: OrganisationLevel;

  @Column({ type: "uuid", name: "merged_into_id", nullable: true })
  mergedIntoId!: string | null;

  @Column({ type: "text", name: "type_code", nullable: true })
  typeCode!: string | null;

  @Column({ type: "text", name: "sub_type_code", nullable: true })
  subTypeCode!: string | null;

  @Column({ type: "text", name: "category_code", nullable: true })
  categoryCode!: string | null;

  @Field(() => String, { nullable: true, description: "Full name (ชื่อเต็มของหน่วยงาน)." })
  @Column({ type: "text", name: "full_name_th", nullable: true })
  fullNameTh!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", nullable: true })
  fax!: string | null;

  @Field(() => String, { nullable: true, description: "Web address, http or https." })
  @Column({ type: "text", nullable: true })
  website!: string | null;

  @Field(() => [String], { description: "Web addresses of its pages in social media." })
  @Column({ type: "jsonb", name: "social_links" })
  socialLinks!: string[];

  @Field(() => String, { nullable: true, description: "E-mail for citizens (อีเมลสำหรับประชาชนติดต่อ)." })
  @Column({ type: "text", name: "email_public", nullable: true })
  emailPublic!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "E-mail registered with the agency in charge (อีเมลที่ลงทะเบียนกับ สพร.).",
  })
  @Column({ type: "text", name: "email_registered", nullable: true })
  emailRegistered!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail for complaints (อีเมลสำหรับรับคำร้อง)." })
  @Column({ type: "text", name: "email_complaints", nullable: true })
  emailComplaints!: string | null;

  @Column({ type: "jsonb" })
  photos!: KeptPhoto[];

  @Column({ type: "uuid", name: "logo_file_id", nullable: true })
  logoFileId!: string | null;
}
