import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";

/**
 * Before all of one organisation becomes another's: who holds the same role on both keeps the other's, and of two unused
 * tokens for the same role the other's stays.
 */
export class SettleMerges1763900000380 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function accounts.settle_merge(from_id uuid, to_id uuid, by_name text) returns void volatile
      language sql security definer set search_path = pg_catalog as $$
        update accounts.grants held set ended_at = now(), ended_by_name = by_name, version = version + 1,
          updated_at = now(), updated_by_name = by_name
        where organisation_id = from_id and ended_at is null and exists (
          select from accounts.grants kept where kept.organisation_id = to_id and kept.person_id = held.person_id
            and kept.role = held.role and kept.ended_at is null);
        update accounts.activation_tokens token set token_cipher = null, voided_at = now(), voided_by_name = by_name,
          version = version + 1
        where organisation_id = from_id and spent_at is null and voided_at is null and exists (
          select from accounts.activation_tokens kept where kept.organisation_id = to_id and kept.role = token.role
            and kept.spent_at is null and kept.voided_at is null);
      $$;
      revoke all on function accounts.settle_merge from public;
      grant execute on function accounts.settle_merge to ${roleOf("organisations")};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function accounts.settle_merge");
  }
}
