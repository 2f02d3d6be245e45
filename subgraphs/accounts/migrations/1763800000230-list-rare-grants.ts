import type { MigrationInterface, QueryRunner } from "typeorm";

/** One role's users, and those who left, by name: without these the whole list was walked for a page of few. */
export class ListRareGrants1763800000230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index grants_role_name on accounts.grants (role, person_name, id) include (path_c, ended_at);
      create index grants_ended_name on accounts.grants (person_name, id) include (path_c) where ended_at is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index accounts.grants_role_name, accounts.grants_ended_name");
  }
}
