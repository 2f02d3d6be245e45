import type { MigrationInterface, QueryRunner } from "typeorm";
import { totalsCounter } from "../../kit/database/kept-total";

/** Numbers that a file of 100,000 service points changes cost it less: paths above are taken apart once for each parent. */
export class AddManyServicePoints1764000000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(totalsCounter("service_points", "service_points"));
  }

  async down(): Promise<void> {
    // The function counts the same as before.
  }
}
