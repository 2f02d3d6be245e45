import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType({
  description:
    "An API key (API Key): what a BI tool shows instead of signing in. It reads what a BI_READER reads, and writes nothing.",
})
@Entity({ schema: "accounts", name: "api_keys" })
export class ApiKey {
  @Field(() => ID)
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @Column({ type: "uuid", name: "organisation_id" })
  organisationId!: string;

  @Column({ type: "text", name: "path_c" })
  pathC!: string;

  @Field(() => String)
  @Column({ type: "text" })
  name!: string;

  @Field(() => String, { description: "Its first eight characters, to tell keys apart." })
  @Column({ type: "text", name: "key_start" })
  keyStart!: string;

  @Field(() => [String], {
    description: "Networks from which it is taken, such as 203.0.113.0/24 or 2001:db8::/32; none: from everywhere.",
  })
  @Column({ type: "cidr", array: true, name: "allowed_addresses" })
  allowedAddresses!: string[];

  @Field(() => GraphQLISODateTime)
  @Column({ type: "timestamptz", name: "expires_at" })
  expiresAt!: Date;

  @Field(() => GraphQLISODateTime)
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt!: Date;

  @Field(() => String)
  @Column({ type: "text", name: "created_by_name" })
  createdByName!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: "timestamptz", name: "revoked_at", nullable: true })
  revokedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "revoked_by_name", nullable: true })
  revokedByName!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: "text", name: "revoke_reason", nullable: true })
  revokeReason!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "Some seconds behind (ใช้ล่าสุด)." })
  @Column({ type: "timestamptz", name: "last_used_at", nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => Float, { description: "Requests so far, some seconds behind (จำนวนครั้งที่ใช้)." })
  @Column({ type: "bigint", name: "request_count" })
  requestCount!: number;

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
