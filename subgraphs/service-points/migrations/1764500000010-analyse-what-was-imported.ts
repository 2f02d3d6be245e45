import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";

/** An import has PostgreSQL look at what it has written, so that lists are planned for it at once. */
export class AnalyseWhatWasImported1764500000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A function, for the right to analyse a table is also the right to lock it.
    await runner.query(`
      create function service_points.analyse_lists() returns void language plpgsql security definer
      set search_path = pg_catalog as $$
        begin
          analyze service_points.service_points, service_points.service_points_texts;
        end $$;
      revoke execute on function service_points.analyse_lists from public;
      grant execute on function service_points.analyse_lists to ${roleOf("service_points")};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function service_points.analyse_lists()");
  }
}
