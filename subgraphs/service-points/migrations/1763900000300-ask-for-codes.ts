import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";

/** Whoever adds a service point is told that its code is taken, also by one that she does not see. */
export class AskForServicePointCodes1763900000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function service_points.is_code_taken(wanted text) returns boolean stable language sql security definer
      set search_path = pg_catalog as $$
        select exists (select from service_points.service_points where code = wanted)
      $$;
      revoke all on function service_points.is_code_taken from public;
      grant execute on function service_points.is_code_taken to ${roleOf("service_points")};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function service_points.is_code_taken");
  }
}
