import type { MigrationInterface, QueryRunner } from "typeorm";

/** Opening hours of organisations; no hours are told of those that nobody has given any. */
export class AddOpeningHoursOfOrganisations1763900000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table organisations.organisations add column opening_hours jsonb");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table organisations.organisations drop column opening_hours");
  }
}
