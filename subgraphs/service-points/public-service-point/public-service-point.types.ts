import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Column } from "typeorm";
import { OpeningHours } from "../../kit/opening-hours/opening-hours.types";
import type { Connection } from "../../kit/paging/connection";
import { PageInfo } from "../../kit/paging/page-info.type";
import type { KeptPhoto } from "../../kit/photo/photo.types";
import { PhoneNumber } from "../../kit/record/record.types";
import { Facility } from "../service-point/facility";

/**
 * A row of the view `public_service_points`, which has nothing that is not for everybody: no editors, notes, provenance or
 * doubts. A type of its own, so that no field of `ServicePoint` can come to it unseen.
 */
@ObjectType({
  description:
    "A service point (จุดบริการ) of any organisation, as everybody may see it: shown itself, with all organisations above it.",
})
export class PublicServicePoint {
  @Field(() => ID)
  @Column({ type: "uuid" })
  id!: string;

  @Column({ type: "uuid", name: "organisation_id" })
  organisationId!: string;

  @Column({ type: "text", name: "path_c" })
  pathC!: string;

  @Field(() => String, { nullable: true, description: "Code: 13 digits, leading zeros kept." })
  @Column({ type: "text", nullable: true })
  code!: string | null;

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

  @Field(() => OpeningHours, { nullable: true, description: "null: nobody has given any yet." })
  @Column({ type: "jsonb", name: "opening_hours", nullable: true })
  openingHours!: OpeningHours | null;

  @Field(() => [Facility])
  @Column({ type: "jsonb" })
  facilities!: Facility[];

  @Column({ type: "jsonb" })
  photos!: KeptPhoto[];

  @Column({ type: "double precision", nullable: true })
  latitude!: number | null;

  @Column({ type: "double precision", nullable: true })
  longitude!: number | null;
}

@ObjectType({ description: "A pin (หมุด) that an officer has confirmed, in degrees, WGS 84." })
export class PublicPin {
  @Field(() => Float)
  latitude!: number;

  @Field(() => Float)
  longitude!: number;
}

@ObjectType()
export class PublicServicePointConnection implements Connection<PublicServicePoint> {
  @Field(() => [PublicServicePoint])
  nodes!: PublicServicePoint[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  countTotal!: () => Promise<number>;
}

@ObjectType({ description: "Public service points of one cell of the map." })
export class PublicServicePointCluster {
  @Field(() => Float, { description: "Middle of its points." })
  latitude!: number;

  @Field(() => Float, { description: "Middle of its points." })
  longitude!: number;

  @Field(() => Int)
  count!: number;

  @Field(() => ID, { nullable: true, description: "The service point, when it is alone in its cell." })
  servicePointId!: string | null;
}

@ObjectType({ description: "What a map for everybody shows of a rectangle: confirmed pins alone." })
export class PublicServicePointMap {
  @Field(() => [PublicServicePointCluster])
  clusters!: PublicServicePointCluster[];

  @Field(() => Int)
  totalInBounds!: number;
}
