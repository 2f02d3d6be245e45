import type { MigrationInterface, QueryRunner } from "typeorm";
import { textFunctions } from "../../kit/database/text-functions";

/** Words that many names have are counted together with other conditions; accounts counts places so. */
export class SiftWords1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(textFunctions("organisations", "organisations"));
    await runner.query(`
      drop function if exists organisations.text_condition_organisations;
      grant execute on function organisations.sift_organisations to pakmut_accounts`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function organisations.sift_organisations");
  }
}
