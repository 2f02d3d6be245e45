import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Allow } from "../../kit/access/allow.decorator";
import { PhoneNumber, VisibilityStatus } from "../../kit/record/record.types";
import { PinSource } from "./pin.types";

@Allow("READ_UNPUBLISHED")
@Directive('@key(fields: "id")')
@ObjectType({ description: "A service point (จุดบริการ): a place where an organisation serves citizens." })
@Entity({ schema: "service_points", name: "service_points" })
export class ServicePoint {
  @Field(() => ID)
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @Column({ type: "uuid", name: "organisation_id" })
  organisationId!: string;

  @Column({ type: "text", name: "path_c" })
  pathC!: string;

  @Field(() => String, { nullable: true, description: "Agency code (รหัสหน่วยงาน): 13 digits, leading zeros kept." })
  @Column({ type: "text", nullable: true })
  code!: string | null;

  @Field(() => VisibilityStatus)
  @Column({ type: "text" })
  status!: VisibilityStatus;

  @Field(() => String, { description: "Display name (ชื่อสำหรับแสดงผล)." })
  @Column({ type: "text", name: "name_th" })
  nameTh!: string;

  @Field(() => String, { nullable: true, description: "Display name in English." })
  @Column({ type: "text", name: "name_en", nullable: true })
  nameEn!: string | null;

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
  email!: string | null;

  @Field(() => String, { nullable: true, description: "A note for citizens." })
  @Column({ type: "text", nullable: true })
  note!: string | null;

  @Column({ type: "double precision", nullable: true })
  latitude!: number | null;

  @Column({ type: "double precision", nullable: true })
  longitude!: number | null;

  @Column({ type: "text", name: "pin_source", nullable: true })
  pinSource!: PinSource | null;

  @Column({ type: "text", name: "pin_province_code", nullable: true })
  pinProvinceCode!: string | null;

  @Column({ type: "text", name: "pin_district_code", nullable: true })
  pinDistrictCode!: string | null;

  @Column({ type: "boolean", name: "pin_is_abroad" })
  pinIsAbroad!: boolean;

  @Column({ type: "text", name: "pin_reason", nullable: true })
  pinReason!: string | null;

  @Column({ type: "timestamptz", name: "pin_confirmed_at", nullable: true })
  pinConfirmedAt!: Date | null;

  @Column({ type: "text", name: "pin_confirmed_by_name", nullable: true })
  pinConfirmedByName!: string | null;

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
