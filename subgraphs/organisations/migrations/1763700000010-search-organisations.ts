import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropTextSearch, textSearch } from "../../kit/database/text-search";

/** Words of names and codes find organisations at any number of rows. */
export class SearchOrganisations1763700000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(textSearch("organisations", "organisations"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropTextSearch("organisations", "organisations"));
  }
}
