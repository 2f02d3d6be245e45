import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Allow } from "../../kit/access/allow.decorator";
import { Office } from "../../kit/directory/office.entity";
import type { KeptPhoto } from "../../kit/photo/photo.types";
import type { PinDoubt } from "../pin-doubt/pin-doubt.types";
import { Facility } from "./facility";
import { PinSource } from "./pin.types";

@Allow("READ_UNPUBLISHED")
@Directive('@key(fields: "id")')
@ObjectType({ description: "A service point (จุดบริการ): a place where an organisation serves citizens." })
@Entity({ schema: "service_points", name: "service_points" })
export class ServicePoint extends Office {
  @Column({ type: "uuid", name: "organisation_id" })
  organisationId!: string;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "A note for citizens." })
  @Column({ type: "text", nullable: true })
  note!: string | null;

  @Field(() => [Facility])
  @Column({ type: "jsonb" })
  facilities!: Facility[];

  @Column({ type: "jsonb" })
  photos!: KeptPhoto[];

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

  /** Districts that the pin lies in or near; null until somebody has looked. */
  @Column({ type: "text", array: true, name: "pin_reach", nullable: true })
  pinReach!: string[] | null;

  @Column({ type: "text", array: true, name: "pin_doubts" })
  pinDoubts!: PinDoubt[];

  @Column({ type: "boolean", name: "pin_is_abroad" })
  pinIsAbroad!: boolean;

  @Column({ type: "text", name: "pin_reason", nullable: true })
  pinReason!: string | null;

  @Column({ type: "timestamptz", name: "pin_confirmed_at", nullable: true })
  pinConfirmedAt!: Date | null;

  @Column({ type: "text", name: "pin_confirmed_by_name", nullable: true })
  pinConfirmedByName!: string | null;
}
