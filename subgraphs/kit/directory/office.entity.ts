import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { Column, PrimaryColumn } from "typeorm";
import { OpeningHours } from "../opening-hours/opening-hours.types";
import { PhoneNumber, VisibilityStatus } from "../record/record.types";

/** What every office has: identity, names, an address whose pieces fit together, telephones, and who edited it last. */
@ObjectType()
export abstract class Office {
  @Field(() => ID)
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @Column({ type: "text", name: "path_c" })
  pathC!: string;

  @Directive("@shareable")
  @Field(() => String, { nullable: true, description: "Agency code (รหัสหน่วยงาน): 13 digits, leading zeros kept." })
  @Column({ type: "text", nullable: true })
  code!: string | null;

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

  @Field(() => OpeningHours, { nullable: true, description: "null: nobody has given any yet." })
  @Column({ type: "jsonb", name: "opening_hours", nullable: true })
  openingHours!: OpeningHours | null;

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
