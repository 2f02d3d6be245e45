import type { MigrationInterface, QueryRunner } from "typeorm";
import { keptTotals } from "../../kit/database/kept-total";

/** Keeps the numbers of rows of each scope, so that the total of a list is looked up. */
export class KeepOrganisationTotals1763700000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(keptTotals("organisations", "organisations", "level <> 'COUNTRY'"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table organisations.organisations_totals cascade");
  }
}
