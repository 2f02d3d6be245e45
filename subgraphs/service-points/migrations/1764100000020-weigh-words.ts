import type { MigrationInterface, QueryRunner } from "typeorm";
import { textFunctions } from "../../kit/database/text-functions";

/** Of words that many names have the search tells sooner that there are too many to list. */
export class WeighWords1764100000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(textFunctions("service_points", "service_points"));
    await runner.query("drop function if exists service_points.text_condition_service_points");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function service_points.sift_service_points");
  }
}
