import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Lists of places in other subgraphs are counted without touching the directory's table, and find words as lists of
 * organisations do: accounts may ask for the ids, in the scope of who asks.
 */
export class ListPlaces1763700000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index organisations_places on directory.organisations (path_c)
        include (id, level, type_code, province_code);
      grant usage on schema organisations to pakmut_accounts;
      grant execute on function organisations.find_organisations to pakmut_accounts;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke execute on function organisations.find_organisations from pakmut_accounts;
      revoke usage on schema organisations from pakmut_accounts;
      drop index directory.organisations_places`);
  }
}
