import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropFileImportTables, fileImportTables } from "../../kit/file-import/file-import.tables";

/** Officers import files of service points in the UI. */
export class CreateServicePointImports1763900000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(fileImportTables("service_points"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropFileImportTables("service_points"));
  }
}
