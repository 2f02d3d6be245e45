import type { MigrationInterface, QueryRunner } from "typeorm";
import { fileTables, isShownInTree } from "../../kit/file/file.tables";

/** Photos and logo of organisations; the logos stand in the directory, because those below inherit them. */
export class AddPhotosOfOrganisations1763900000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisations.organisations add column photos jsonb not null default '[]';
      alter table organisations.organisations add column logo_file_id uuid;`);
    await runner.query(
      fileTables(
        "organisations",
        `exists (select from organisations.organisations o where o.id = f.record_id and ${isShownInTree("o.path_c")})`,
      ),
    );
    await runner.query(logos);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger organisations_logo on organisations.organisations;
      drop function organisations.copy_logo_to_directory;
      drop table directory.logos;
      drop function organisations.public_file;
      drop table organisations.files;
      alter table organisations.organisations drop column photos, drop column logo_file_id;`);
  }
}

const logos = `
  create table directory.logos (organisation_id uuid primary key, file_id uuid not null);
  grant select on directory.logos to public;
  create function organisations.copy_logo_to_directory() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    begin
      delete from directory.logos where organisation_id = new.id;
      if new.logo_file_id is not null then
        insert into directory.logos (organisation_id, file_id) values (new.id, new.logo_file_id);
      end if;
      return null;
    end $$;
  create trigger organisations_logo after update of logo_file_id on organisations.organisations
    for each row when (old.logo_file_id is distinct from new.logo_file_id)
    execute function organisations.copy_logo_to_directory();`;
