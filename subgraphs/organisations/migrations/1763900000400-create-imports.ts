import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropFileImportTables, fileImportTables } from "../../kit/file-import/file-import.tables";

/** Officers import files of organisations in the UI. */
export class CreateOrganisationImports1763900000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(fileImportTables("organisations"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropFileImportTables("organisations"));
  }
}
