import type { MigrationInterface, QueryRunner } from "typeorm";
import { bulkChangeTables, dropBulkChangeTables } from "../../kit/bulk-change/bulk-change.tables";

/** Officers change many organisations at a time. */
export class ChangeManyOrganisations1764000000420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(bulkChangeTables("organisations"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropBulkChangeTables("organisations"));
  }
}
