import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";

/** An import has PostgreSQL look at what it has written, so that lists are planned for it at once. */
export class AnalyseWhatWasImported1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A function, for the right to analyse a table is also the right to lock it.
    await runner.query(`
      create function organisations.analyse_lists() returns void language plpgsql security definer
      set search_path = pg_catalog as $$
        begin
          analyze organisations.organisations, organisations.organisations_texts, directory.organisations;
        end $$;
      revoke execute on function organisations.analyse_lists from public;
      grant execute on function organisations.analyse_lists to ${roleOf("organisations")};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function organisations.analyse_lists()");
  }
}
