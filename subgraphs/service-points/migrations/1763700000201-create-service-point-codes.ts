import type { MigrationInterface, QueryRunner } from "typeorm";
import { codeNumbers } from "../../kit/database/code-numbers";

/** Codes for service points that come without an official one. */
export class CreateServicePointCodes1763700000201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(codeNumbers("service_points", "service_points", "99"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function service_points.next_code; drop sequence service_points.code_numbers");
  }
}
