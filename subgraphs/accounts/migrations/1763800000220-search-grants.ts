import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropTextSearch, textSearch } from "../../kit/database/text-search";

/** Words of a person's name find her grants at any number of rows; the last sign-in sorts downwards without sorting. */
export class SearchGrants1763800000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table accounts.grants rename person_key to search_key");
    await runner.query(textSearch("accounts", "grants"));
    await runner.query(`create index grants_last_sign_in_newest on accounts.grants
      (last_sign_in_at desc nulls last, id desc) include (path_c, ended_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index accounts.grants_last_sign_in_newest");
    await runner.query(dropTextSearch("accounts", "grants"));
    await runner.query("alter table accounts.grants rename search_key to person_key");
  }
}
