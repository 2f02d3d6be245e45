import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropTextSearch, textSearch } from "../../kit/database/text-search";

/** Words of names and codes find service points at any number of rows. */
export class SearchServicePoints1763700000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(textSearch("service_points", "service_points"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropTextSearch("service_points", "service_points"));
  }
}
