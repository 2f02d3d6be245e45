import type { MigrationInterface, QueryRunner } from "typeorm";
import { isInScope } from "../../kit/database/kit-tables";

/**
 * Lets organisations filter their list by whether a token waits there to be used. A view is not bound by row level security,
 * so it carries the scope itself; of a token it says where it is, and nothing else.
 */
export class TellUnusedTokens1764000000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view accounts.unused_tokens as
        select organisation_id from accounts.activation_tokens
        where spent_at is null and voided_at is null and (expires_at <= now()) is not true and ${isInScope("path_c")};
      grant select on accounts.unused_tokens to pakmut_organisations;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop view accounts.unused_tokens");
  }
}
