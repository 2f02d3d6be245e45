import type { MigrationInterface, QueryRunner } from "typeorm";
import { textFunctions } from "../../kit/database/text-functions";

/**
 * The figures above a list of users are counted in an index also where the list is of reviews or of those who stayed away: 50,000
 * rows were fetched for them. Words that many names have are looked for without the trigrams.
 */
export class CountFoundGrants1764000000720 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(textFunctions("accounts", "grants"));
    await runner.query(`
      drop index accounts.grants_reviewed, accounts.grants_last_sign_in;
      create index grants_reviewed on accounts.grants (reviewed_at, id) include (path_c, ended_at, last_sign_in_at);
      create index grants_last_sign_in on accounts.grants (last_sign_in_at, id) include (path_c, ended_at, reviewed_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index accounts.grants_reviewed, accounts.grants_last_sign_in;
      create index grants_reviewed on accounts.grants (reviewed_at, id) include (path_c, ended_at);
      create index grants_last_sign_in on accounts.grants (last_sign_in_at, id) include (path_c, ended_at);`);
  }
}
