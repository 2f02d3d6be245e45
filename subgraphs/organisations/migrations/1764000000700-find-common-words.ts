import type { MigrationInterface, QueryRunner } from "typeorm";
import { textFunctions } from "../../kit/database/text-functions";

/** Words that nearly all names have are looked for without the trigrams, and counted in the texts; accounts counts places so. */
export class FindCommonWords1764000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(textFunctions("organisations", "organisations"));
    await runner.query("grant execute on function organisations.count_organisations to pakmut_accounts");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("revoke execute on function organisations.count_organisations from pakmut_accounts");
  }
}
