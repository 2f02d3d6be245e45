import { Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Role } from "../../../schema/roles-and-actions";
import { PhoneNumber, RoleEnum } from "../../kit/record/record.types";
import { RegistrationKind, RegistrationState } from "./registration.states";

@ObjectType({ description: "Somebody's request to register an agency (คำขอลงทะเบียนหน่วยงาน)." })
@Entity({ schema: "organisations", name: "registrations" })
export class Registration {
  @Field(() => ID)
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @Column({ type: "text", name: "path_c" })
  pathC!: string;

  @Field(() => RegistrationKind)
  @Column({ type: "text" })
  kind!: RegistrationKind;

  @Field(() => RegistrationState)
  @Column({ type: "text" })
  state!: RegistrationState;

  @Column({ type: "uuid", name: "organisation_id", nullable: true })
  organisationId!: string | null;

  @Column({ type: "uuid", name: "parent_id", nullable: true })
  parentId!: string | null;

  @Field(() => String, { nullable: true, description: "Name of a new agency in Thai, as it was typed." })
  @Column({ type: "text", name: "name_th", nullable: true })
  nameTh!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "name_en", nullable: true })
  nameEn!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "address_th", nullable: true })
  addressTh!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "province_code", nullable: true })
  provinceCode!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "district_code", nullable: true })
  districtCode!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "subdistrict_code", nullable: true })
  subdistrictCode!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", nullable: true })
  postcode!: string | null;

  @Field(() => [PhoneNumber])
  @Column({ type: "jsonb" })
  phones!: PhoneNumber[];

  @Field(() => String, {
    nullable: true,
    description: "Contact person (ผู้ประสานงาน); deleted some time after the decision.",
  })
  @Column({ type: "text", name: "contact_name", nullable: true })
  contactName!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "contact_phone", nullable: true })
  contactPhone!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "contact_email", nullable: true })
  contactEmail!: string | null;

  @Field(() => GraphQLISODateTime, { description: "ส่งเมื่อ" })
  @Column({ type: "timestamptz", name: "requested_at" })
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: "timestamptz", name: "decided_at", nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was refused; the contact was told." })
  @Column({ type: "text", name: "decision_reason", nullable: true })
  decisionReason!: string | null;

  @Field(() => RoleEnum, { nullable: true, description: "Role of the token that was asked for with the decision." })
  @Column({ type: "text", name: "token_role", nullable: true })
  tokenRole!: Role | null;

  @Field(() => Int)
  @Column({ type: "integer" })
  version!: number;

  @Column({ type: "timestamptz", name: "updated_at" })
  updatedAt!: Date;

  @Field(() => String, { nullable: true, description: "Who decided." })
  @Column({ type: "text", name: "updated_by_name", nullable: true })
  updatedByName!: string | null;
}
