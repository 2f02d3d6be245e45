import type { MigrationInterface, QueryRunner } from "typeorm";
import { keptTotals } from "../../kit/database/kept-total";

/** Keeps the numbers of rows of each scope, so that the total of a list is looked up. */
export class KeepServicePointTotals1763700000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(keptTotals("service_points", "service_points"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table service_points.service_points_totals cascade");
  }
}
