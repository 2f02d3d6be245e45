import type { MigrationInterface, QueryRunner } from "typeorm";
import { textFunctions } from "../../kit/database/text-functions";

/** Of words that many names have the search tells sooner that there are too many to list. */
export class WeighWords1764100000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(textFunctions("accounts", "grants"));
    await runner.query("drop function if exists accounts.text_condition_grants");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function accounts.sift_grants");
  }
}
