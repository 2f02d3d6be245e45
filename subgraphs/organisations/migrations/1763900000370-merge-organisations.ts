import type { MigrationInterface, QueryRunner } from "typeorm";

/** A duplicate that was merged stays, hidden, and says where it went: its id and code lead there. */
export class MergeOrganisations1763900000370 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisations.organisations
        add merged_into_id uuid references organisations.organisations,
        add check (merged_into_id is null or (status = 'HIDDEN' and merged_into_id <> id));
      create index organisations_merged on organisations.organisations (merged_into_id) where merged_into_id is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table organisations.organisations drop column merged_into_id");
  }
}
