import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";

/** So many children carry a parent's new name in the command that gives it; the rest follow (`rename-families.chore.ts`). */
const renamedAtOnce = 500;

/** Nobody waits for the 36,000 children of a renamed parent to be written, which only the order of a list asks for. */
export class RenameLargeFamilies1764200000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisations.renamed_parents (
        id uuid primary key references organisations.organisations on delete cascade,
        at timestamptz not null default now()
      );
      grant select, delete on organisations.renamed_parents to ${roleOf("organisations")};
      create or replace function organisations.rename_parent() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $$
        declare renamed integer;
        begin
          update organisations.organisations set parent_name_th = new.name_th where id = any(array(
            select id from organisations.organisations
            where parent_id = new.id and parent_name_th <> new.name_th limit ${renamedAtOnce}
          ));
          get diagnostics renamed = row_count;
          if renamed = ${renamedAtOnce} then
            insert into organisations.renamed_parents (id) values (new.id) on conflict do nothing;
          end if;
          return null;
        end $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function organisations.rename_parent() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $$
        begin
          update organisations.organisations set parent_name_th = new.name_th where parent_id = new.id;
          return null;
        end $$;
      drop table organisations.renamed_parents;`);
  }
}
