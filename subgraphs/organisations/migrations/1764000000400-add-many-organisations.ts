import type { MigrationInterface, QueryRunner } from "typeorm";
import { totalsCounter } from "../../kit/database/kept-total";

const columns =
  "id, parent_id, path_c, level, code, name_th, name_en, type_code, sub_type_code, category_code, province_code, status";

/**
 * What follows the addition of an organisation costs a file of 100,000 less: paths above are taken apart once for each
 * parent, and what is added goes into the directory without a look for what stands there.
 */
export class AddManyOrganisations1764000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(totalsCounter("organisations", "organisations", "level <> 'COUNTRY'"));
    await runner.query(`
      create function organisations.add_to_directory() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $$
        begin
          insert into directory.organisations (${columns}) select ${columns} from changed;
          return null;
        end $$;
      create or replace trigger organisations_inserted after insert on organisations.organisations
        referencing new table as changed for each statement execute function organisations.add_to_directory();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace trigger organisations_inserted after insert on organisations.organisations
        referencing new table as changed for each statement execute function organisations.copy_to_directory();
      drop function organisations.add_to_directory`);
  }
}
