import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Allow } from "../../kit/access/allow.decorator";
import { OrganisationLevel } from "../../kit/directory/organisation-level";
import { PhoneNumber, VisibilityStatus } from "../../kit/record/record.types";

@Allow("READ_UNPUBLISHED")
@Directive('@key(fields: "id")')
@ObjectType({ description: "An organisation (หน่วยงาน): a ministry, a department or an agency, with its profile." })
@Entity({ schema: "organisations", name: "organisations" })
export class Organisation {
  @Field(() => ID)
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @Column({ type: "uuid", name: "parent_id", nullable: true })
  parentId!: string | null;

  @Column({ type: "text", name: "path_c" })
  pathC!: string;

  @Directive("@shareable")
  @Field(() => OrganisationLevel)
  @Column({ type: "text" })
  level!: OrganisationLevel;

  @Directive("@shareable")
  @Field(() => String, { nullable: true, description: "Agency code (รหัสหน่วยงาน): 13 digits, leading zeros kept." })
  @Column({ type: "text", nullable: true })
  code!: string | null;

  @Column({ type: "text", name: "type_code", nullable: true })
  typeCode!: string | null;

  @Column({ type: "text", name: "sub_type_code", nullable: true })
  subTypeCode!: string | null;

  @Column({ type: "text", name: "category_code", nullable: true })
  categoryCode!: string | null;

  @Field(() => VisibilityStatus)
  @Column({ type: "text" })
  status!: VisibilityStatus;

  @Directive("@shareable")
  @Field(() => String, { description: "Display name (ชื่อสำหรับแสดงผล)." })
  @Column({ type: "text", name: "name_th" })
  nameTh!: string;

  @Directive("@shareable")
  @Field(() => String, { nullable: true, description: "Display name in English." })
  @Column({ type: "text", name: "name_en", nullable: true })
  nameEn!: string | null;

  @Field(() => String, { nullable: true, description: "Full name (ชื่อเต็มของหน่วยงาน)." })
  @Column({ type: "text", name: "full_name_th", nullable: true })
  fullNameTh!: string | null;

  @Field(() => String, { nullable: true, description: "Address (ที่อยู่) without the divisions below." })
  @Column({ type: "text", name: "address_th", nullable: true })
  addressTh!: string | null;

  @Field(() => String, { nullable: true, description: "Address in English." })
  @Column({ type: "text", name: "address_en", nullable: true })
  addressEn!: string | null;

  @Column({ type: "text", name: "province_code", nullable: true })
  provinceCode!: string | null;

  @Column({ type: "text", name: "district_code", nullable: true })
  districtCode!: string | null;

  @Column({ type: "text", name: "subdistrict_code", nullable: true })
  subdistrictCode!: string | null;

  @Field(() => String, { nullable: true, description: "Postcode (รหัสไปรษณีย์): five digits." })
  @Column({ type: "text", nullable: true })
  postcode!: string | null;

  @Field(() => [PhoneNumber])
  @Column({ type: "jsonb" })
  phones!: PhoneNumber[];

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

  @Column({ type: "text", name: "search_key" })
  searchKey!: string;

  @Field(() => Int, { description: "Send it back with a change: a change made on an older version is refused." })
  @Column({ type: "integer" })
  version!: number;

  @Field(() => GraphQLISODateTime)
  @Column({ type: "timestamptz", name: "updated_at" })
  updatedAt!: Date;

  @Field(() => String, { nullable: true, description: "Who edited it last; empty after an import." })
  @Column({ type: "text", name: "updated_by_name", nullable: true })
  updatedByName!: string | null;
}
