import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Lists of other subgraphs that show every organisation, such as the places of activation tokens, sort the directory by
 * name and find words in it. The search key says of the names what `searchKey` makes of them, which are kept tidy already.
 */
export class SearchDirectory1763700000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table directory.organisations add search_key text collate "C" not null generated always as (
        lower(translate(name_th || ' ' || coalesce(name_en || ' ', '') || coalesce(code, ''), '๐๑๒๓๔๕๖๗๘๙', '0123456789'))
      ) stored;
      create index organisations_name on directory.organisations (name_th, id) include (path_c);
      create index organisations_province on directory.organisations (province_code, path_c);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index directory.organisations_province;
      drop index directory.organisations_name;
      alter table directory.organisations drop column search_key`);
  }
}
