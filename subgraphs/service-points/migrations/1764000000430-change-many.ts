import type { MigrationInterface, QueryRunner } from "typeorm";
import { bulkChangeTables, dropBulkChangeTables } from "../../kit/bulk-change/bulk-change.tables";

/** Officers change many service points at a time. */
export class ChangeManyServicePoints1764000000430 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(bulkChangeTables("service_points"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropBulkChangeTables("service_points"));
  }
}
