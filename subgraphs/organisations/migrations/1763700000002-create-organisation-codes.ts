import type { MigrationInterface, QueryRunner } from "typeorm";
import { codeNumbers } from "../../kit/database/code-numbers";

/** Codes for organisations that come without an official one. */
export class CreateOrganisationCodes1763700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(codeNumbers("organisations", "organisations", "98"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function organisations.next_code; drop sequence organisations.code_numbers");
  }
}
