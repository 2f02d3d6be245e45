import { Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Role } from "../../../schema/roles-and-actions";
import { RoleEnum } from "../../kit/record/record.types";

@ObjectType({ description: "A role on an organisation (สิทธิ์): what a person may do, and where." })
@Entity({ schema: "accounts", name: "grants" })
export class Grant {
  @Field(() => ID)
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @Column({ type: "uuid", name: "person_id" })
  personId!: string;

  @Field(() => RoleEnum, { description: "Role (บทบาทผู้ใช้)." })
  @Column({ type: "text" })
  role!: Role;

  @Column({ type: "uuid", name: "organisation_id" })
  organisationId!: string;

  @Column({ type: "text", name: "path_c" })
  pathC!: string;

  @Field(() => String, { description: "Who holds it, as Digital ID named her at the last sign-in (ชื่อผู้ใช้)." })
  @Column({ type: "text", name: "person_name" })
  personName!: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "null: has not signed in (เข้าใช้ล่าสุด)." })
  @Column({ type: "timestamptz", name: "last_sign_in_at", nullable: true })
  lastSignInAt!: Date | null;

  @Field(() => GraphQLISODateTime)
  @Column({ type: "timestamptz", name: "granted_at" })
  grantedAt!: Date;

  @Field(() => String, { nullable: true, description: "Who issued the activation token that it came from." })
  @Column({ type: "text", name: "granted_by_name", nullable: true })
  grantedByName!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "null: it is live." })
  @Column({ type: "timestamptz", name: "ended_at", nullable: true })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "ended_by_name", nullable: true })
  endedByName!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "end_reason", nullable: true })
  endReason!: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When somebody last said that the person still works there (ยืนยันสิทธิ์).",
  })
  @Column({ type: "timestamptz", name: "confirmed_at", nullable: true })
  confirmedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "confirmed_by_name", nullable: true })
  confirmedByName!: string | null;

  @Field(() => Int)
  @Column({ type: "integer" })
  version!: number;

  @Field(() => GraphQLISODateTime)
  @Column({ type: "timestamptz", name: "updated_at" })
  updatedAt!: Date;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "updated_by_name", nullable: true })
  updatedByName!: string | null;
}
