import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The list is sorted by what an organisation belongs to from an index, like by any other column: the parent's name stands
 * beside the parent's id. What the list shows without a parent has '' and stands first. A renamed parent renames it for its
 * children, of which the directory tells nothing new.
 */
export class SortByParent1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisations.organisations add parent_name_th text collate "th-x-icu" not null default '';
      update organisations.organisations o set parent_name_th = parent.name_th
        from organisations.organisations parent where parent.id = o.parent_id and parent.level <> 'COUNTRY';
      create index organisations_parent_name on organisations.organisations (parent_name_th, id) include (path_c);
      ${namedParent}
      ${copied("when (pg_trigger_depth() = 0)")}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${copied("")}
      drop trigger organisations_parent_named on organisations.organisations;
      drop trigger organisations_parent_renamed on organisations.organisations;
      drop function organisations.name_parent, organisations.rename_parent;
      alter table organisations.organisations drop column parent_name_th;`);
  }
}

const namedParent = `
  create function organisations.name_parent() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    begin
      select parent.name_th into new.parent_name_th from organisations.organisations parent
      where parent.id = new.parent_id and parent.level <> 'COUNTRY';
      new.parent_name_th := coalesce(new.parent_name_th, '');
      return new;
    end $$;
  create trigger organisations_parent_named before insert or update of parent_id on organisations.organisations
    for each row execute function organisations.name_parent();

  create function organisations.rename_parent() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    begin
      update organisations.organisations set parent_name_th = new.name_th where parent_id = new.id;
      return null;
    end $$;
  create trigger organisations_parent_renamed after update of name_th on organisations.organisations
    for each row when (old.name_th is distinct from new.name_th and new.level <> 'COUNTRY')
    execute function organisations.rename_parent();`;

const copied = (when: string): string => `
  create or replace trigger organisations_updated after update on organisations.organisations
    referencing new table as changed for each statement ${when} execute function organisations.copy_to_directory();`;
