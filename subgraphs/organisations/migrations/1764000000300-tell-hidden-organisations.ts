import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Which organisations nobody but their officers sees: hidden themselves, or because of one above. What is for everybody is
 * held against them once a statement, by a hash: `rows` keeps the planner from looking through all of them for each row.
 */
export class TellHiddenOrganisations1764000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index organisations_hidden on directory.organisations (path_c) include (id) where status = 'HIDDEN';
      create function directory.hidden_organisations() returns setof uuid stable rows 1000 language sql
      set search_path = pg_catalog as $$
        select id from directory.organisations where status = 'HIDDEN'
        union all
        select below.id from directory.organisations hidden
        join directory.organisations below on below.path_c > hidden.path_c || '.' and below.path_c < hidden.path_c || '/'
        where hidden.status = 'HIDDEN'
          and exists (select from directory.organisations child where child.parent_id = hidden.id)
      $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function directory.hidden_organisations;
      drop index directory.organisations_hidden;`);
  }
}
